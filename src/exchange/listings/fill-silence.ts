import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { Place } from '../../catalog/program/listing.js'
import type { Accreditation, Ages, Location } from '../../catalog/program/program.js'
import {
  type AnyStatement,
  mapFacts,
  type Statements,
  statementsOf,
} from '../../catalog/program/statements.js'
import { isStruck } from '../../catalog/program/struck-out.js'
import { wordLists } from '../../catalog/vocabulary/values.js'
import type { VocabularyKey } from '../../catalog/vocabulary/vocabulary.js'
import { isSame } from './deep-equal.js'
import { isCoded } from './samhsa-codes.js'

/** Columns, and codes that have a column of their own; null where one column holds any code. */
export type FileCoverage = Readonly<{
  columns: ReadonlySet<string>
  codes: ReadonlySet<string> | null
}>

/** A file's place, with parts that the file has no column for taken from the known place. */
export const fillUncoveredFields = (
  place: Place,
  before: Place | null,
  { columns }: FileCoverage,
): Place => {
  const known = (['name2', 'street2', 'city'] as const).flatMap((part) =>
    columns.has(part) || before === null ? [] : [[part, before[part]]],
  )
  return { ...place, ...Object.fromEntries(known) }
}

/** How a fact's value is made of words that come from codes. */
type CodedFact = Readonly<{
  key: VocabularyKey
  of: (value: unknown) => readonly string[]
  join: (now: unknown, before: unknown, kept: readonly string[]) => unknown
}>
const inOrder = (
  before: readonly string[],
  now: readonly string[],
  kept: readonly string[],
): readonly string[] => {
  const all = before.filter((word) => now.includes(word) || kept.includes(word))
  return [...all, ...now.filter((word) => !all.includes(word))]
}
const listed = (key: VocabularyKey): CodedFact => ({
  key,
  of: (value) => value as readonly string[],
  join: (now, before, kept) =>
    inOrder(before as readonly string[], (now ?? []) as readonly string[], kept),
})
const worded: Readonly<Partial<Record<FactKey, CodedFact>>> = {
  ...Object.fromEntries(wordLists.map((key) => [key, listed(key)])),
  telehealth: {
    key: 'telehealth',
    of: (value) => [value as string],
    join: (now, before) => now ?? before,
  },
  ages: {
    key: 'age',
    of: (value) => (value as Ages).groups,
    join: (now, before, kept) => ({
      ...(before as Ages),
      groups: inOrder((before as Ages).groups, (now as Ages | undefined)?.groups ?? [], kept),
    }),
  },
  accreditation: {
    key: 'accreditation',
    of: (value) => (value as readonly Accreditation[]).map(({ body }) => body),
    join: (now, before, kept) => {
      const said = (now ?? []) as readonly Accreditation[]
      const all = (before as readonly Accreditation[]).filter(
        ({ body }) => kept.includes(body) || said.some((one) => one.body === body),
      )
      return [...all, ...said.filter(({ body }) => !all.some((one) => one.body === body))]
    },
  },
}

/** Keeps words whose codes have no column, and the older statement if nothing else would change. */
const mergeCodedFact = (
  words: CodedFact,
  now: AnyStatement | undefined,
  before: AnyStatement,
  codes: ReadonlySet<string>,
): AnyStatement | undefined => {
  const kept = words.of(before.value).filter((word) => !isCoded(words.key, word, codes))
  if (kept.length === 0) return now
  const value = words.join(now?.value, before.value, kept)
  return now === undefined || isSame(value, before.value)
    ? ({ ...before, value } as AnyStatement)
    : ({ ...now, value } as AnyStatement)
}

/** The column that a file must have to state a fact. */
const columnOf: Readonly<Partial<Record<FactKey, string>>> = {
  phone: 'phone',
  intake: 'intake1',
  website: 'website',
  location: 'city',
}

const keepCoordinates = (
  now: AnyStatement | undefined,
  before: AnyStatement,
  { columns }: FileCoverage,
): AnyStatement | undefined => {
  if (columns.has('latitude') && columns.has('longitude')) return now
  if (now === undefined) return before
  const [is, was] = [now.value as Location, before.value as Location]
  if (
    is.precision === 'withheld' ||
    was.precision !== 'exact' ||
    is.street !== was.street ||
    is.zip !== was.zip
  )
    return now
  const { lat, lon, precision } = was
  return { ...now, value: { ...is, lat, lon, precision } } as AnyStatement
}

const fillFact = (
  key: FactKey,
  now: AnyStatement | undefined,
  before: AnyStatement,
  speaks: FileCoverage,
): AnyStatement | undefined => {
  const column = columnOf[key]
  if (column !== undefined && !speaks.columns.has(column)) return before
  if (key === 'location') return keepCoordinates(now, before, speaks)
  const words = worded[key]
  return words && speaks.codes !== null ? mergeCodedFact(words, now, before, speaks.codes) : now
}

/** Keeps the list's own (`isOwn`) statements where a file has no column: that changes nothing. */
export const fillUncoveredFacts = (
  said: Statements,
  was: Statements,
  isOwn: (source: string) => boolean,
  speaks: FileCoverage,
): Statements =>
  mapFacts([said, was], (key) => {
    const before = statementsOf(was, key).find((one) => isOwn(one.source) && !isStruck(one))
    const now = statementsOf(said, key)[0]
    const one = before ? fillFact(key, now, before, speaks) : now
    return one ? [one] : []
  })
