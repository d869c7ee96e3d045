import { textOf } from '../html/html.js'

type Pairs = readonly (readonly [string, string])[]
/** Entities are read, and blanks stay as they are. */
const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#34|#39);/g, (entity) => textOf(entity))
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? null : unescaped(found)
}

const controlPairs = (html: string): Pairs =>
  [
    ...html.matchAll(/<input\b[^>]*>|<select\b[\s\S]*?<\/select>|<textarea\b[\s\S]*?<\/textarea>/g),
  ].flatMap(([tag]): Pairs => {
    const name = attribute(tag, 'name')
    if (name === null) return []
    if (tag.startsWith('<textarea'))
      return [[name, unescaped(/>\n?([\s\S]*)<\/textarea>/.exec(tag)?.[1] ?? '')]]
    if (tag.startsWith('<select')) {
      const options = [...tag.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
      return [
        [
          name,
          attribute(
            options.find((option) => / selected/.test(option)) ?? options[0] ?? '',
            'value',
          ) ?? '',
        ],
      ]
    }
    const isBox = / type="(?:checkbox|radio)"/.test(tag)
    return isBox && !/ checked(?:\s|>|$)/.test(tag) ? [] : [[name, attribute(tag, 'value') ?? '']]
  })

/**
 * Everything that a browser would send of a page's form to an address, as the form was opened;
 * `own` in place of the fields of these names.
 */
export const filledForm = (
  html: string,
  action: string,
  own: Readonly<Record<string, string | readonly string[]>> = {},
): Record<string, string[]> => {
  const forms = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => form)
  const form = forms.find(
    (text) => (attribute(/<form\b[^>]*>/.exec(text)?.[0] ?? '', 'action') ?? '') === action,
  )
  if (!form) throw new Error(`no form to ${action}`)
  const fields: Record<string, string[]> = {}
  for (const [name, value] of controlPairs(form))
    if (!(name in own)) fields[name] = [...(fields[name] ?? []), value]
  return {
    ...fields,
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name, [value].flat()])),
  }
}

/**
 * The address of the link or the form of a page whose words or fields tell it; null when there is
 * none.
 */
export const actionOf = (html: string, field: string): string | null => {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes(`name="${field}"`))
  return form === undefined ? null : attribute(/<form\b[^>]*>/.exec(form)?.[0] ?? '', 'action')
}
export const linkOf = (html: string, words: RegExp): string | null => {
  const link = [...html.matchAll(/<a\b[^>]*>[\s\S]*?<\/a>/g)]
    .map(([text]) => text)
    .find((text) => words.test(textOf(text)))
  return link === undefined ? null : attribute(/<a\b[^>]*>/.exec(link)?.[0] ?? '', 'href')
}
