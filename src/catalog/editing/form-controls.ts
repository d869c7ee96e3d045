import { say } from '../../messages/say.js'
import { parsePhone } from '../text/phone.js'
import { parsePlainText, toComparable } from '../text/plain-text.js'
import { parseWebAddress } from '../text/web-address.js'
import { labelOf, parseValue, type VocabularyKey, valuesOf } from '../vocabulary/vocabulary.js'

const t = say.listingForm
export type Option = Readonly<{ value: string; label: string }>
/** What was read from one control: a value (undefined: nothing was given), or why it cannot be. */
export type Read = Readonly<{ value: unknown } | { problem: string }>
/**
 * One control of the form. `read` takes the texts that came under its name and cannot throw;
 * `write` is its inverse. `most` is the longest text it takes; `options` what can be chosen.
 */
export type Part = Readonly<{
  control: 'text' | 'area' | 'choice' | 'choices' | 'tick'
  mode: 'text' | 'tel' | 'url' | 'decimal' | 'numeric'
  most: number
  options: readonly Option[]
  unit: string | null
  read: (texts: readonly string[]) => Read
  write: (value: unknown) => readonly string[]
}>

const plain: Pick<Part, 'control' | 'mode' | 'most' | 'options' | 'unit'> = {
  control: 'text',
  mode: 'text',
  most: 200,
  options: [],
  unit: null,
}
const asText = (value: unknown): readonly string[] =>
  value === null || value === undefined ? [] : [String(value)]

/** A control that holds one text; nothing in it is nothing stated. */
const single = (
  parse: (text: string) => unknown,
  problem: string,
  own: Partial<Part> = {},
): Part => ({
  ...plain,
  read: (texts) => {
    if (texts.length > 1) return { problem: t.problems.onlyOne }
    const text = texts[0]?.trim() ?? ''
    if (text === '') return { value: undefined }
    const value = parse(text)
    return value === null ? { problem } : { value }
  },
  write: asText,
  ...own,
})

/** A number from `min` to `max`; with parts of one where `whole` is false. */
export const number = (min: number, max: number, unit: string | null, whole = true): Part =>
  single(
    (text) => {
      const found = (whole ? /^\d{1,4}$/ : /^\d{1,4}(?:\.\d{1,20})?$/).test(text)
        ? Number(text)
        : Number.NaN
      return found >= min && found <= max ? found : null
    },
    t.problems.number(min, max),
    { mode: whole ? 'numeric' : 'decimal', unit, most: 24 },
  )
export const text = (most: number): Part =>
  single((written) => parsePlainText(written, most), t.problems.text(most), { most })
export const longText = (most: number): Part => ({ ...text(most), control: 'area' })
export const phone: Part = single(parsePhone, t.problems.phone, { mode: 'tel', most: 40 })
/** One without its scheme is taken for `https`. */
export const webAddress: Part = single(
  (written) =>
    parseWebAddress(/^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`),
  t.problems.address,
  { mode: 'url', most: 2048 },
)
export const zip: Part = single(
  (written) => /^(\d{5})(?:-\d{4})?$/.exec(written)?.[1] ?? null,
  t.problems.zip,
  { mode: 'numeric', most: 10 },
)

/** "9", "9:30", "6:30 pm", "18:00" → `HH:MM`; null for anything else. */
export const parseClock = (written: string): string | null => {
  const [, hours, minutes = '00', half] =
    /^(\d{1,2})(?:[:.](\d{2}))? ?(?:([ap])\.?m\.?)?$/i.exec(written) ?? []
  if (hours === undefined || Number(minutes) > 59) return null
  if (half === undefined) return Number(hours) < 24 ? `${hours.padStart(2, '0')}:${minutes}` : null
  if (Number(hours) < 1 || Number(hours) > 12) return null
  const hour = (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${minutes}`
}
export const clock: Part = single(parseClock, t.problems.time, { most: 12 })

const oneOf = (options: readonly Option[]): Part =>
  single(
    (written) => options.find(({ value }) => value === written)?.value ?? null,
    t.problems.choice,
    {
      control: 'choice',
      options,
    },
  )
export const choice = (labels: Readonly<Record<string, string>>): Part =>
  oneOf(Object.entries(labels).map(([value, label]) => ({ value, label })))
const termsOf = (key: VocabularyKey): readonly Option[] =>
  valuesOf(key).map((value) => ({ value, label: labelOf(key, value) }))
export const word = (key: VocabularyKey): Part => oneOf(termsOf(key))

const isTimeZone = (name: string): boolean => {
  try {
    return (
      parsePlainText(name, 64) === name && Intl.DateTimeFormat('en-US', { timeZone: name }) !== null
    )
  } catch {
    return false
  }
}
/**
 * Time zones as people say them; any other that is one is taken too, as an import may have brought
 * it.
 */
export const timeZone = (names: readonly Option[]): Part =>
  single((written) => (isTimeZone(written) ? written : null), t.problems.zone, {
    control: 'choice',
    options: names,
    most: 64,
  })

/** Any of a list, each once, in the list's order. */
const anyOf = (options: readonly Option[]): Part => ({
  ...plain,
  control: 'choices',
  options,
  read: (texts) => {
    const known = options.filter(({ value }) => texts.includes(value)).map(({ value }) => value)
    return texts.some((written) => !options.some(({ value }) => value === written))
      ? { problem: t.problems.choice }
      : { value: known.length === 0 ? undefined : known }
  },
  write: (value) => (value ?? []) as readonly string[],
})
export const words = (key: VocabularyKey): Part => anyOf(termsOf(key))
export const choices = (labels: Readonly<Record<string, string>>): Part =>
  anyOf(Object.entries(labels).map(([value, label]) => ({ value, label })))

export const tick: Part = {
  ...single((written) => written === '1' || null, t.problems.choice),
  control: 'tick',
  write: (value) => (value === true ? ['1'] : []),
}

const stateNames = new Map(
  valuesOf('state').map((code) => [toComparable(labelOf('state', code)), code as string]),
)
const parseState = (written: string): string | null =>
  parseValue('state', written) ?? stateNames.get(toComparable(written)) ?? null
/** States in one line: codes or names, parted by commas; codes alone also by blanks. */
export const states: Part = {
  ...plain,
  most: 400,
  read: (texts) => {
    if (texts.length > 1) return { problem: t.problems.onlyOne }
    const parts = (texts[0] ?? '').split(/[,;\n]/).map((part) => part.trim())
    const named = parts
      .filter((part) => part !== '')
      .flatMap((part) => (parseState(part) === null ? part.split(/\s+/) : [part]))
    const odd = named.find((part) => parseState(part) === null)
    if (odd !== undefined)
      return { problem: t.problems.states(parsePlainText(odd.slice(0, 40), 40) ?? '…') }
    const found = [...new Set(named.map(parseState))]
    return { value: found.length === 0 ? undefined : found }
  },
  write: (value) => (value === undefined ? [] : [(value as readonly string[]).join(', ')]),
}
