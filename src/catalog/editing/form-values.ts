import { say } from '../../messages/say.js'
import type { FactKey, Location } from '../program/program.js'
import { endsTooSoon, isReversed } from '../program/range.js'
import { factValues, type Statement } from '../program/statements.js'
import { toValueKey } from '../program/value-key.js'
import type { Problem } from '../text/problem.js'
import type { Part } from './form-controls.js'
import type { FormField } from './form-fields.js'

const t = say.listingForm.problems
type Values = Readonly<Record<string, unknown>>
/** Where a ZIP is; see `pointOfZip`. */
export type PointOf = (
  zip: string,
) => Readonly<{ lat: number; lon: number; precision: 'zip' | 'zip3' }> | null
/** What a value may lean on: values of the fact that are known already, and points of ZIPs. */
export type Leaning = Readonly<{ known: readonly unknown[]; pointOf: PointOf }>
export type FactRead = Readonly<{
  value: Statement<FactKey>['value'] | undefined
  problems: readonly Problem[]
}>

const readPart = (
  part: Part,
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
  parts: Readonly<Record<string, Part>>,
  name: string,
  form: URLSearchParams,
  problems: Problem[],
): Values | undefined => {
  const read = Object.entries(parts).map(
    ([key, part]) => [key, readPart(part, `${name}.${key}`, form, problems)] as const,
  )
  return read.every(([, value]) => value === undefined)
    ? undefined
    : Object.fromEntries(read.map(([key, value]) => [key, value ?? null]))
}

/** The lines of a fact that somebody wrote into, by their numbers. */
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

type Rows = Extract<FormField['shape'], { kind: 'rows' }>
type Made = Readonly<{ value: unknown } | { field: string; message: string }>
const made = (value: unknown): Made => ({ value })

const sameDoor = (
  a: Location,
  b: Omit<Location, 'lat' | 'lon' | 'precision'>,
  withheld: boolean,
): boolean =>
  a.street === b.street &&
  a.city === b.city &&
  a.state === b.state &&
  a.zip === b.zip &&
  (a.precision === 'withheld') === withheld

/** An address that is known keeps the point it has; another is put where its ZIP is. */
const toLocation = ({ withheld, ...own }: Values, { known, pointOf }: Leaning): Made => {
  const place = own as Omit<Location, 'lat' | 'lon' | 'precision'>
  if (withheld === true && place.street !== null)
    return { field: 'withheld', message: t.withheldStreet }
  const same = (known as readonly Location[]).find((one) => sameDoor(one, place, withheld === true))
  if (same) return made(same)
  const { lat, lon, precision } = (place.zip === null ? null : pointOf(place.zip)) ?? {
    lat: null,
    lon: null,
    precision: 'zip' as const,
  }
  return made({ ...place, lat, lon, precision: withheld === true ? 'withheld' : precision })
}

/**
 * A range whose end was left open on purpose, or given; a beginning alone is asked about, and never
 * taken for "or more".
 */
const toRange = ({ more, ...value }: Values): Made => {
  const [min, max] = [value['min'], value['max']]
  if (more === true && max !== null) return { field: 'more', message: t.moreAndEnd }
  if (more === true && min === null) return { field: 'more', message: t.moreThanWhat }
  return min !== null && max === null && more !== true
    ? { field: 'max', message: t.exactlyOrMore(Number(min)) }
    : made(value)
}
const fromRange = (value: Values): Values => ({
  ...value,
  more: value['min'] !== null && value['max'] === null,
})

/** The parts of a control group that are not the value's own, there and back. */
const own: Partial<
  Record<
    FactKey,
    Readonly<{ make: (parts: Values, leaning: Leaning) => Made; take: (value: Values) => Values }>
  >
> = {
  location: {
    make: toLocation,
    take: ({ precision, ...value }) => ({ ...value, withheld: precision === 'withheld' }),
  },
  hours: { make: toRange, take: fromRange },
  weeks: { make: toRange, take: fromRange },
  ages: {
    make: (parts) => made({ ...parts, groups: parts['groups'] ?? [] }),
    take: (value) => value,
  },
}

/**
 * What several controls say together, checked by the catalogue's own schema: whatever it misses is
 * asked for beside its control.
 */
const settle = (fact: FactKey, made: Made, leaning: Leaning): FactRead => {
  if ('message' in made)
    return {
      value: undefined,
      problems: [{ field: `${fact}.${made.field}`, message: made.message }],
    }
  if (isReversed(made.value as Values))
    return { value: undefined, problems: [{ field: `${fact}.max`, message: t.order }] }
  const parsed = factValues[fact].safeParse(asKnown(made.value, leaning))
  if (parsed.success) return { value: parsed.data, problems: [] }
  const fields = new Set(
    parsed.error.issues.map(({ path }) =>
      [fact, ...path.slice(0, Number.isInteger(path[0]) ? 2 : 1)].join('.'),
    ),
  )
  return { value: undefined, problems: [...fields].map((field) => ({ field, message: t.needed })) }
}

/**
 * What was said already stays as it was written: ticks have no order, so another order is no
 * change.
 */
const asKnown = (value: unknown, { known }: Leaning): unknown => {
  const key = toValueKey(value)
  return known.find((one) => toValueKey(one) === key) ?? value
}

const readRows = (
  fact: FactKey,
  { most, parts }: Rows,
  form: URLSearchParams,
  leaning: Leaning,
): FactRead => {
  const numbers = rowsOf(fact, form)
  if (numbers.length > most)
    return { value: undefined, problems: [{ field: `fact-${fact}`, message: t.rows(most) }] }
  const problems: Problem[] = []
  const rows = numbers.flatMap((n) => {
    const row = readParts(parts, `${fact}.${n}`, form, problems)
    return row === undefined ? [] : [{ n, row }]
  })
  const short = rows.find(({ row }) => endsTooSoon(row))
  if (short) problems.push({ field: `${fact}.${short.n}.end`, message: t.end })
  if (problems.length > 0 || rows.length === 0) return { value: undefined, problems }
  const settled = settle(fact, made(rows.map(({ row }) => row)), leaning)
  // The schema counts lines from the first that is filled, the form from its own first.
  const named = settled.problems.map(({ field }) => {
    const [, i = '0', part = 'days'] = field.split('.')
    return { field: `${fact}.${rows[Number(i)]?.n ?? 0}.${part}`, message: t.neededOr }
  })
  return { ...settled, problems: named }
}

/** One fact out of a form; without a value it is not stated. Never throws. */
export const readFact = (
  { fact, shape }: FormField,
  form: URLSearchParams,
  leaning: Leaning,
): FactRead => {
  if (shape.kind === 'rows') return readRows(fact, shape, form, leaning)
  const problems: Problem[] = []
  if (shape.kind === 'one') {
    const value = readPart(shape.part, fact, form, problems)
    return value === undefined || problems.length > 0
      ? { value: undefined, problems }
      : settle(fact, made(value), leaning)
  }
  const parts = readParts(shape.parts, fact, form, problems)
  if (parts === undefined || problems.length > 0) return { value: undefined, problems }
  return settle(fact, own[fact]?.make(parts, leaning) ?? made(parts), leaning)
}

const writeParts = (
  parts: Readonly<Record<string, Part>>,
  name: string,
  value: Values,
): readonly [string, string][] =>
  Object.entries(parts).flatMap(([key, part]) =>
    part.write(value[key] ?? undefined).map((text): [string, string] => [`${name}.${key}`, text]),
  )

/** A fact's value as the form has it. The inverse of `readFact`. */
export const writeFact = (
  { fact, shape }: FormField,
  value: unknown,
): readonly [string, string][] => {
  if (shape.kind === 'one') return shape.part.write(value).map((text) => [fact, text])
  if (shape.kind === 'rows')
    return (value as readonly Values[]).flatMap((row, i) =>
      writeParts(shape.parts, `${fact}.${i}`, row),
    )
  return writeParts(shape.parts, fact, own[fact]?.take(value as Values) ?? (value as Values))
}
