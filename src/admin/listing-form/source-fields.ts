import {
  type EditorMethod,
  type FactKey,
  isEditorMethod,
} from '../../catalog/program/fact-schemas.js'
import type { Statement } from '../../catalog/program/statements.js'
import { parseDay } from '../../catalog/text/day.js'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { parseWebAddress } from '../../catalog/text/web-address.js'
import { say } from '../../messages/say.js'

const messages = say.listingForm.problems
type FactStatement = Statement<FactKey>
/**
 * A fact's provenance in the form: text fields `NAME.method`, `NAME.url`, `NAME.on` and
 * `NAME.words`.
 */
type ProvenanceFields = Readonly<{ method: string; url: string; on: string; words: string }>

/** Normalizes the day; whether it is in the future is validated later. */
const readProvenance = (form: URLSearchParams, name: string): ProvenanceFields => {
  const at = (part: string): string => form.get(`${name}.${part}`)?.trim() ?? ''
  return {
    method: at('method'),
    url: at('url'),
    on: parseDay(at('on')) ?? at('on'),
    words: at('words'),
  }
}

const check = (typed: ProvenanceFields, name: string, today: string): readonly Problem[] => [
  ...(typed.method !== '' && !isEditorMethod(typed.method)
    ? [{ field: `${name}.method`, message: messages.choice }]
    : []),
  ...(typed.url !== '' && parseWebAddress(typed.url) === null
    ? [{ field: `${name}.url`, message: messages.page }]
    : []),
  ...(typed.on !== '' && parseDay(typed.on, today) === null
    ? [{ field: `${name}.on`, message: messages.date }]
    : []),
  ...(typed.words !== '' && parsePlainText(typed.words, 1000) === null
    ? [{ field: `${name}.words`, message: messages.text(1000) }]
    : []),
]

/** The same without invalid fields, so that a preview shows the rest. */
const withoutInvalid = (
  typed: ProvenanceFields,
  problems: readonly Problem[],
): ProvenanceFields => {
  const invalid = new Set(problems.map(({ field }) => field.split('.').at(-1)))
  return Object.fromEntries(
    Object.entries(typed).map(([part, text]) => [part, invalid.has(part) ? '' : text]),
  ) as ProvenanceFields
}

/** A statement's provenance as form fields. */
const toProvenanceFields = ({
  method,
  url,
  checkedOn,
  statedAs,
}: FactStatement): ProvenanceFields => ({
  method,
  url: url ?? '',
  on: checkedOn ?? '',
  words: statedAs ?? '',
})

/** The same as name-value pairs. */
export const writeProvenance = (
  fact: FactKey,
  statement: FactStatement,
): readonly [string, string][] =>
  Object.entries(toProvenanceFields(statement)).flatMap(([part, text]): [string, string][] =>
    text === '' ? [] : [[`${fact}.said.${part}`, text]],
  )

const sameSource = (a: ProvenanceFields, b: ProvenanceFields): boolean =>
  a.method === b.method && a.url === b.url && a.on === b.on

/** The form's default source. */
export type DefaultSource = Readonly<{
  typed: ProvenanceFields
  today: string
  problems: readonly Problem[]
}>
/** Parses the form's default source; `today` is the latest valid day. */
export const parseDefaultSource = (form: URLSearchParams, today: string): DefaultSource => {
  const typed = readProvenance(form, 'source')
  const problems = check(typed, 'source', today)
  return { typed: withoutInvalid(typed, problems), today, problems }
}

/**
 * An editor's provenance of a value. The fact's own source applies; without one, or if the value
 * changed and its source did not, the default one. Without either it is the editor's own statement,
 * and has no check date, since nobody was asked.
 */
export const parseProvenance = (
  form: URLSearchParams,
  fact: FactKey,
  changed: boolean,
  was: FactStatement | undefined,
  usual: DefaultSource,
) => {
  const name = `${fact}.said`
  const problems = check(readProvenance(form, name), name, usual.today)
  const own = withoutInvalid(readProvenance(form, name), problems)
  const left = was !== undefined && sameSource(own, toProvenanceFields(was))
  const asUsual = own.method === '' || (changed && left && usual.typed.method !== '')
  const method = ((asUsual ? usual.typed.method : own.method) || 'editor') as EditorMethod
  const usualDay = method === 'editor' ? '' : usual.typed.on
  const neverKnown = was?.checkedOn === null && !changed
  const on = asUsual ? (left ? '' : own.on) || usualDay : own.on || (neverKnown ? '' : usualDay)
  const usualPage = usual.typed.method === 'page' ? usual.typed.url : ''
  const url = asUsual ? (left ? '' : own.url) || usualPage : own.url
  const said = {
    source: 'editor',
    scope: was?.scope ?? ('program' as const),
    method,
    checkedOn: on === '' ? null : on,
    ...(own.words === '' ? {} : { statedAs: parsePlainText(own.words, 1000) ?? '' }),
    ...(url === '' ? {} : { url: parseWebAddress(url) ?? '' }),
  }
  return { said, problems }
}
