import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { Location } from '../../catalog/program/program.js'
import { isReversed } from '../../catalog/program/range.js'
import { parseFileSource, sourceKind, toFileSource } from '../../catalog/program/source-kind.js'
import {
  type AnyStatement,
  mapFacts,
  type Statements,
  statementsOf,
} from '../../catalog/program/statements.js'
import { isSame } from './deep-equal.js'
import { isNothing, isObject, type JsonObject } from './json-value.js'
import { MAX_STATEMENTS } from './replace-statements.js'

/** `samhsa-su-2023` and `samhsa-su-2024` are editions of one list, files of one name one source. */
export const seriesOf = (source: string): string => {
  const file = parseFileSource(source)
  if (file) return toFileSource(file.name, '')
  return source.startsWith('samhsa-') ? source.replace(/-\d{4}(?:-\d{2})?$/, '') : source
}

/** What identifies a list entry: an accreditation by its body, whatever its scope. */
const entryKey = (entry: unknown): unknown =>
  isObject(entry) && 'body' in entry ? entry['body'] : entry
const has = (all: readonly unknown[], entry: unknown): boolean =>
  all.some((one) => isSame(entryKey(one), entryKey(entry)))

/** Keeps what the newer list lacks in its old position; else the newer list's own order. */
const mergeLists = (was: readonly unknown[], now: readonly unknown[]): readonly unknown[] => {
  const older = (entry: unknown): unknown =>
    was.find((one) => isSame(entryKey(one), entryKey(entry)))
  const said = now.map((entry) =>
    isObject(entry) && older(entry) ? mergeObjects(older(entry) as JsonObject, entry) : entry,
  )
  const lost = was.filter((entry) => !has(now, entry))
  return lost.length === 0
    ? said
    : [
        ...was.map((entry) => said.find((one) => has([entry], one)) ?? entry),
        ...said.filter((entry) => !has(was, entry)),
      ]
}
const mergeObjects = (was: JsonObject, now: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.keys({ ...was, ...now }).map((key) => [key, mergeParts(was[key], now[key])]),
  )
const mergeParts = (was: unknown, now: unknown): unknown => {
  if (isNothing(now)) return was
  if (Array.isArray(was) && Array.isArray(now)) return mergeLists(was, now)
  return now
}

const isLessExact = (was: Location, now: Location): boolean =>
  was.precision === 'exact' &&
  (now.precision === 'zip' || now.precision === 'zip3') &&
  was.street === now.street &&
  was.zip === now.zip

/** Either address as a whole, since parts of two make a third that nobody gave. */
const mergeLocation = (was: Location, now: Location): Location => {
  // A withheld address always applies: somebody who must not be found waits for no approval.
  if (now.precision === 'withheld') return now
  return (was.street !== null && now.street === null) || isLessExact(was, now) ? was : now
}

/** Merges a source's newer value of a fact with its older one, so that nothing is lost. */
const mergeValue = (key: FactKey, was: unknown, now: unknown): unknown => {
  if (key === 'location') return mergeLocation(was as Location, now as Location)
  if (Array.isArray(was) && Array.isArray(now)) {
    // A changed schedule replaces the old one; only a mere loss of sessions counts as saying less.
    if (key === 'schedule') return now.every((session) => has(was, session)) ? was : now
    return mergeLists(was, now)
  }
  if (!isObject(was) || !isObject(now)) return now
  const both = mergeObjects(was, now)
  return isReversed(both) && !isReversed(now) ? was : both
}

/** Fills in what the newer lacks: day, quote and page of the older statement of the same value. */
const fillProvenance = (was: AnyStatement, now: AnyStatement): AnyStatement => {
  const { checkedOn, statedAs, url } = was
  return {
    ...now,
    checkedOn: now.checkedOn ?? checkedOn,
    ...(statedAs && !now.statedAs ? { statedAs } : {}),
    ...(url && !now.url ? { url } : {}),
  }
}

const mergeStatement = (key: FactKey, was: AnyStatement, now: AnyStatement): AnyStatement => {
  const value = mergeValue(key, was.value, now.value)
  if (isSame(value, now.value))
    return isSame(was.value, now.value) && was.source === now.source
      ? fillProvenance(was, now)
      : now
  // Where the newer value only says less, the older keeps its source and day.
  return isSame(value, was.value) ? was : ({ ...now, value } as AnyStatement)
}

/** Keeps older statements where newer ones say less. In the newer order, dropped ones last. */
const mergeSeries = (
  key: FactKey,
  was: readonly AnyStatement[],
  now: readonly AnyStatement[],
): readonly AnyStatement[] => {
  const open = was.filter((one) => !now.some((other) => isSame(one, other)))
  const fresh = now.filter((one) => !was.some((other) => isSame(one, other)))
  const pairs = new Map(fresh.map((one, i) => [one, open[i]] as const))
  return [
    ...now.map((one) => {
      const older = pairs.get(one)
      return older ? mergeStatement(key, older, one) : one
    }),
    ...open.slice(fresh.length),
  ]
}

/** Statements in the order in which they, or those of their series, stood before; new ones last. */
const inOrderOf = (
  was: readonly AnyStatement[],
  all: readonly AnyStatement[],
): readonly AnyStatement[] => {
  const used = new Set<number>()
  const placed = all.map((one) => {
    const same = was.findIndex((other, i) => !used.has(i) && isSame(one, other))
    const at =
      same >= 0 ? same : was.findIndex(({ source }) => seriesOf(source) === seriesOf(one.source))
    used.add(same)
    return { one, at: at < 0 ? was.length : at }
  })
  return placed.toSorted((a, b) => a.at - b.at).map(({ one }) => one)
}

/** Where a list withholds an address, earlier addresses from any list are dropped too. */
const dropWithheldAddresses = (
  was: readonly AnyStatement[],
  now: readonly AnyStatement[],
): readonly AnyStatement[] =>
  now.some(({ value }) => (value as Partial<Location>).precision === 'withheld')
    ? was.filter((one) => sourceKind(one) !== 'samhsa')
    : was

const mergeFact = (
  key: FactKey,
  before: readonly AnyStatement[],
  now: readonly AnyStatement[],
): readonly AnyStatement[] => {
  const was = dropWithheldAddresses(before, now)
  const series = new Set([...was, ...now].map(({ source }) => seriesOf(source)))
  const all = [...series].flatMap((one) => {
    const of = (some: readonly AnyStatement[]): readonly AnyStatement[] =>
      some.filter(({ source }) => seriesOf(source) === one)
    const kept = mergeSeries(key, of(was), of(now))
    // An editor's statements belong together: all newer ones, or all older where those say less.
    return one === 'editor' && !isSame(kept, of(now)) ? of(was) : kept
  })
  return inOrderOf(before, all).slice(0, MAX_STATEMENTS)
}

/** What a file drops (a fact, a value, a part) stays with its source and day; changes apply. */
export const mergeWithoutRemovals = (was: Statements, now: Statements): Statements =>
  mapFacts([now, was], (key) => mergeFact(key, statementsOf(was, key), statementsOf(now, key)))

/** The facts of which `kept`, from `mergeWithoutRemovals`, has more than the file's own result. */
export const factsWithRemovals = (kept: Statements, now: Statements): readonly FactKey[] =>
  (Object.keys(kept) as FactKey[]).filter((key) => {
    const all = statementsOf(now, key)
    return statementsOf(kept, key).some((one) => !all.some((other) => isSame(one, other)))
  })
