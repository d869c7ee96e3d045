import { say } from '../../messages/say.js'
import { type FactKey, factSchemas } from '../program/fact-schemas.js'
import type { Location } from '../program/program.js'
import { endsTooSoon, isReversed } from '../program/range.js'
import type { AnyStatement } from '../program/statements.js'
import { doorOf } from '../program/struck-out.js'
import { toValueKey } from '../program/value-key.js'
import type { Problem } from '../text/problem.js'
import type { FormControl } from './form-controls.js'
import type { FormField } from './form-fields.js'

const messages = say.listingForm.problems
type FormValues = Readonly<Record<string, unknown>>
/** The centroid of a ZIP; see `pointOfZip`. */
export type PointOf = (
  zip: string,
) => Readonly<{ lat: number; lon: number; precision: 'zip' | 'zip3' }> | null
/** Context for reading a value: the fact's known values, and centroids of ZIPs. */
export type ReadingContext = Readonly<{ known: readonly unknown[]; pointOf: PointOf }>
export type FactReading = Readonly<{
  value: AnyStatement['value'] | undefined
  problems: readonly Problem[]
}>

/** A fact without a value, for these problems. */
const unread = (...problems: readonly Problem[]): FactReading => ({ value: undefined, problems })

const readPart = (
  part: FormControl,
  name: string,
  form: URLSearchParams,
  problems: Problem[],
): unknown => {
  const read = part.read(form.getAll(name).filter((text) => text.trim() !== ''))
  if ('value' in read) return read.value
  problems.push({ field: name, message: read.problem })
  return undefined
}
const readParts = (
  parts: Readonly<Record<string, FormControl>>,
  name: string,
  form: URLSearchParams,
  problems: Problem[],
): FormValues | undefined => {
  const read = Object.entries(parts).map(
    ([key, part]) => [key, readPart(part, `${name}.${key}`, form, problems)] as const,
  )
  return read.every(([, value]) => value === undefined)
    ? undefined
    : Object.fromEntries(read.map(([key, value]) => [key, value ?? null]))
}

/** The row numbers of a fact that have input, ascending. */
export const rowsOf = (fact: FactKey, form: URLSearchParams): readonly number[] => {
  const numbers = [...form.keys()].flatMap((key) => {
    const [name, number = '', part] = key.split('.')
    return name === fact &&
      part !== undefined &&
      /^\d{1,2}$/.test(number) &&
      form.getAll(key).some((text) => text !== '')
      ? [Number(number)]
      : []
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

type RowsShape = Extract<FormField['shape'], { kind: 'rows' }>
type BuiltValue = Readonly<{ value: unknown } | { field: string; message: string }>
const built = (value: unknown): BuiltValue => ({ value })

/** A known address keeps its point; a new one gets the centroid of its ZIP. */
const toLocation = (
  { withheld, ...address }: FormValues,
  { known, pointOf }: ReadingContext,
): BuiltValue => {
  const place = address as Omit<Location, 'lat' | 'lon' | 'precision'>
  if (withheld === true && place.street !== null)
    return { field: 'withheld', message: messages.withheldStreet }
  const same = (known as readonly Location[]).find(
    (one) =>
      doorOf(one) === doorOf(place) && (one.precision === 'withheld') === (withheld === true),
  )
  if (same) return built(same)
  const { lat, lon, precision } = (place.zip === null ? null : pointOf(place.zip)) ?? {
    lat: null,
    lon: null,
    precision: 'zip' as const,
  }
  return built({ ...place, lat, lon, precision: withheld === true ? 'withheld' : precision })
}

/** A range with an end or marked as open; a minimum alone is a problem, never read as "or more". */
const toRange = ({ more, ...value }: FormValues): BuiltValue => {
  const [min, max] = [value['min'], value['max']]
  if (more === true && max !== null) return { field: 'more', message: messages.moreAndEnd }
  if (more === true && min === null) return { field: 'more', message: messages.moreThanWhat }
  return min !== null && max === null && more !== true
    ? { field: 'max', message: messages.exactlyOrMore(Number(min)) }
    : built(value)
}
const fromRange = (value: FormValues): FormValues => ({
  ...value,
  more: value['min'] !== null && value['max'] === null,
})

/** Facts whose controls differ from the fields of their value: conversions in both directions. */
const converters: Partial<
  Record<
    FactKey,
    Readonly<{
      make: (parts: FormValues, context: ReadingContext) => BuiltValue
      take: (value: FormValues) => FormValues
    }>
  >
> = {
  location: {
    make: toLocation,
    take: ({ precision, ...value }) => ({ ...value, withheld: precision === 'withheld' }),
  },
  hours: { make: toRange, take: fromRange },
  weeks: { make: toRange, take: fromRange },
  ages: {
    make: (parts) => built({ ...parts, groups: parts['groups'] ?? [] }),
    take: (value) => value,
  },
}

/** Validates several controls by the fact's schema; what it lacks is reported at its control. */
const validate = (fact: FactKey, built: BuiltValue, context: ReadingContext): FactReading => {
  if ('message' in built) return unread({ field: `${fact}.${built.field}`, message: built.message })
  if (isReversed(built.value as FormValues))
    return unread({ field: `${fact}.max`, message: messages.order })
  const parsed = factSchemas[fact].stated.safeParse(asKnown(built.value, context))
  if (parsed.success) return { value: parsed.data, problems: [] }
  const fields = new Set(
    parsed.error.issues.map(({ path }) =>
      [fact, ...path.slice(0, Number.isInteger(path[0]) ? 2 : 1)].join('.'),
    ),
  )
  return unread(...Array.from(fields, (field) => ({ field, message: messages.needed })))
}

/** An equal known value is kept as stored: another order of checkboxes is no change. */
const asKnown = (value: unknown, { known }: ReadingContext): unknown => {
  const key = toValueKey(value)
  return known.find((one) => toValueKey(one) === key) ?? value
}

const readRows = (
  fact: FactKey,
  { most, parts }: RowsShape,
  form: URLSearchParams,
  context: ReadingContext,
): FactReading => {
  const numbers = rowsOf(fact, form)
  if (numbers.length > most) return unread({ field: `fact-${fact}`, message: messages.rows(most) })
  const problems: Problem[] = []
  const rows = numbers.flatMap((n) => {
    const row = readParts(parts, `${fact}.${n}`, form, problems)
    return row === undefined ? [] : [{ n, row }]
  })
  const short = rows.find(({ row }) => endsTooSoon(row))
  if (short) problems.push({ field: `${fact}.${short.n}.end`, message: messages.end })
  if (problems.length > 0 || rows.length === 0) return unread(...problems)
  const validated = validate(fact, built(rows.map(({ row }) => row)), context)
  // The schema counts the filled rows only, the form counts all.
  const named = validated.problems.map(({ field }) => {
    const [, i = '0', part = 'days'] = field.split('.')
    return { field: `${fact}.${rows[Number(i)]?.n ?? 0}.${part}`, message: messages.neededOr }
  })
  return { ...validated, problems: named }
}

/** Reads one fact from a form; without a value it is not stated. Never throws. */
export const readFact = (
  { fact, shape }: FormField,
  form: URLSearchParams,
  context: ReadingContext,
): FactReading => {
  if (shape.kind === 'rows') return readRows(fact, shape, form, context)
  const problems: Problem[] = []
  if (shape.kind === 'one') {
    const value = readPart(shape.part, fact, form, problems)
    return value === undefined || problems.length > 0
      ? unread(...problems)
      : validate(fact, built(value), context)
  }
  const parts = readParts(shape.parts, fact, form, problems)
  if (parts === undefined || problems.length > 0) return unread(...problems)
  return validate(fact, converters[fact]?.make(parts, context) ?? built(parts), context)
}

const writeParts = (
  parts: Readonly<Record<string, FormControl>>,
  name: string,
  value: FormValues,
): readonly [string, string][] =>
  Object.entries(parts).flatMap(([key, part]) =>
    part.write(value[key] ?? undefined).map((text): [string, string] => [`${name}.${key}`, text]),
  )

/** A fact's value as form entries. The inverse of `readFact`. */
export const writeFact = (
  { fact, shape }: FormField,
  value: unknown,
): readonly [string, string][] => {
  if (shape.kind === 'one') return shape.part.write(value).map((text) => [fact, text])
  if (shape.kind === 'rows')
    return (value as readonly FormValues[]).flatMap((row, i) =>
      writeParts(shape.parts, `${fact}.${i}`, row),
    )
  return writeParts(
    shape.parts,
    fact,
    converters[fact]?.take(value as FormValues) ?? (value as FormValues),
  )
}
