import { say } from '../../messages/say.js'
import { parsePhone } from '../text/phone.js'
import { parsePlainText, toComparable } from '../text/plain-text.js'
import { parseTypedAddress } from '../text/web-address.js'
import { stateNames } from '../vocabulary/state-names.js'
import { labelOf, parseValue, type VocabularyKey, valuesOf } from '../vocabulary/vocabulary.js'

const messages = say.listingForm
export type FormOption = Readonly<{ value: string; label: string }>
/** The result of reading one control: a value (undefined when empty), or a problem. */
export type ControlReading = Readonly<{ value: unknown } | { problem: string }>
/** `read` never throws, and `write` is its inverse; `most` is the maximum length of a text. */
export type FormControl = Readonly<{
  control: 'text' | 'area' | 'choice' | 'choices' | 'tick'
  mode: 'text' | 'tel' | 'url' | 'decimal' | 'numeric'
  most: number
  options: readonly FormOption[]
  unit: string | null
  read: (texts: readonly string[]) => ControlReading
  write: (value: unknown) => readonly string[]
}>

const plain: Pick<FormControl, 'control' | 'mode' | 'most' | 'options' | 'unit'> = {
  control: 'text',
  mode: 'text',
  most: 200,
  options: [],
  unit: null,
}
const asText = (value: unknown): readonly string[] =>
  value === null || value === undefined ? [] : [String(value)]

/** A control with a single text; an empty one is not stated. */
const single = (
  parse: (text: string) => unknown,
  problem: string,
  overrides: Partial<FormControl> = {},
): FormControl => ({
  ...plain,
  read: (texts) => {
    if (texts.length > 1) return { problem: messages.problems.onlyOne }
    const text = texts[0]?.trim() ?? ''
    if (text === '') return { value: undefined }
    const value = parse(text)
    return value === null ? { problem } : { value }
  },
  write: asText,
  ...overrides,
})

/** A number within bounds, inclusive; with decimals where `whole` is false. */
export const number = (
  [min, max]: readonly [number, number],
  unit: string | null,
  whole = true,
): FormControl =>
  single(
    (text) => {
      const found = (whole ? /^\d{1,4}$/ : /^\d{1,4}(?:\.\d{1,20})?$/).test(text)
        ? Number(text)
        : Number.NaN
      return found >= min && found <= max ? found : null
    },
    messages.problems.number(min, max),
    { mode: whole ? 'numeric' : 'decimal', unit, most: 24 },
  )
/** One line of at most `most` characters, as `parsePlainText` accepts it. */
export const text = (most: number): FormControl =>
  single((written) => parsePlainText(written, most), messages.problems.text(most), { most })
/** The same in a text area. */
export const longText = (most: number): FormControl => ({ ...text(most), control: 'area' })
/** A US phone number, perhaps with an extension. */
export const phone: FormControl = single(parsePhone, messages.problems.phone, {
  mode: 'tel',
  most: 40,
})
/** A web address; one without a scheme gets `https`. */
export const webAddress: FormControl = single(
  (written) => parseTypedAddress(written, 'https'),
  messages.problems.address,
  { mode: 'url', most: 2048 },
)
/** A five-digit ZIP code; the last four digits of ZIP+4 are dropped. */
export const zip: FormControl = single(
  (written) => /^(\d{5})(?:-\d{4})?$/.exec(written)?.[1] ?? null,
  messages.problems.zip,
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
export const clock: FormControl = single(parseClock, messages.problems.time, { most: 12 })

const oneOf = (options: readonly FormOption[]): FormControl =>
  single(
    (written) => options.find(({ value }) => value === written)?.value ?? null,
    messages.problems.choice,
    {
      control: 'choice',
      options,
    },
  )
const labeled = <V extends string>(
  values: readonly V[],
  labels: Readonly<Record<V, string>>,
): readonly FormOption[] => values.map((value) => ({ value, label: labels[value] }))
/** One of some values, each by its label, as a select. */
export const choice = <V extends string>(
  values: readonly V[],
  labels: Readonly<Record<V, string>>,
): FormControl => oneOf(labeled(values, labels))
const termsOf = (key: VocabularyKey): readonly FormOption[] =>
  valuesOf(key).map((value) => ({ value, label: labelOf(key, value) }))
/** One value of a vocabulary, as a select. */
export const word = (key: VocabularyKey): FormControl => oneOf(termsOf(key))

const isTimeZone = (name: string): boolean => {
  try {
    return (
      parsePlainText(name, 64) === name && Intl.DateTimeFormat('en-US', { timeZone: name }) !== null
    )
  } catch {
    return false
  }
}
/** An IANA time zone: offers the common ones, accepts any, since an import may have stored it. */
export const timeZone = (names: readonly FormOption[]): FormControl =>
  single((written) => (isTimeZone(written) ? written : null), messages.problems.zone, {
    control: 'choice',
    options: names,
    most: 64,
  })

/** Any subset of the options, without duplicates, in the options' order. */
const anyOf = (options: readonly FormOption[]): FormControl => ({
  ...plain,
  control: 'choices',
  options,
  read: (texts) => {
    const known = options.filter(({ value }) => texts.includes(value)).map(({ value }) => value)
    return texts.some((written) => !options.some(({ value }) => value === written))
      ? { problem: messages.problems.choice }
      : { value: known.length === 0 ? undefined : known }
  },
  write: (value) => (value ?? []) as readonly string[],
})
/** Any values of a vocabulary, as checkboxes. */
export const words = (key: VocabularyKey): FormControl => anyOf(termsOf(key))
/** Any of some values, each by its label, as checkboxes. */
export const choices = <V extends string>(
  values: readonly V[],
  labels: Readonly<Record<V, string>>,
): FormControl => anyOf(labeled(values, labels))

/** A checkbox: `true`, or not stated. */
export const tick: FormControl = {
  ...single((written) => written === '1' || null, messages.problems.choice),
  control: 'tick',
  write: (value) => (value === true ? ['1'] : []),
}

const parseState = (written: string): string | null =>
  parseValue('state', written) ?? stateNames.get(toComparable(written)) ?? null
/** States in one line: codes or names, separated by commas; codes alone also by spaces. */
export const states: FormControl = {
  ...plain,
  most: 400,
  read: (texts) => {
    if (texts.length > 1) return { problem: messages.problems.onlyOne }
    const parts = (texts[0] ?? '').split(/[,;\n]/).map((part) => part.trim())
    const named = parts
      .filter((part) => part !== '')
      .flatMap((part) => (parseState(part) === null ? part.split(/\s+/) : [part]))
    const odd = named.find((part) => parseState(part) === null)
    if (odd !== undefined)
      return { problem: messages.problems.states(parsePlainText(odd.slice(0, 40), 40) ?? '…') }
    const found = [...new Set(named.map(parseState))]
    return { value: found.length === 0 ? undefined : found }
  },
  write: (value) => (value === undefined ? [] : [(value as readonly string[]).join(', ')]),
}
