import type { FactKey, Location } from '../../catalog/program/program.js'
import { isReversed } from '../../catalog/program/range.js'
import { parseFileSource, sourceKind, toFileSource } from '../../catalog/program/source-kind.js'
import type { Statement, Statements } from '../../catalog/program/statements.js'
import { isSame } from './deep-equal.js'
import { MOST_STATEMENTS } from './replace-statements.js'

type One = Statement<FactKey>
type Parts = Readonly<Record<string, unknown>>

/**
 * One source through its editions: `samhsa-su-2023` and `samhsa-su-2024` are one list that speaks
 * again, and so is a file of one name on another day.
 */
export const seriesOf = (source: string): string => {
  const file = parseFileSource(source)
  if (file) return toFileSource(file.name, '')
  return source.startsWith('samhsa-') ? source.replace(/-\d{4}(?:-\d{2})?$/, '') : source
}

const isParted = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
/** What an entry of a list is known by: an accreditation by its body, whatever its scope. */
const nameOf = (entry: unknown): unknown =>
  isParted(entry) && 'body' in entry ? entry['body'] : entry
const has = (all: readonly unknown[], entry: unknown): boolean =>
  all.some((one) => isSame(nameOf(one), nameOf(entry)))

/**
 * A list with what it no longer names, which then stands first; the same list where it still names
 * all.
 */
const joinedLists = (was: readonly unknown[], now: readonly unknown[]): readonly unknown[] => {
  const older = (entry: unknown): unknown => was.find((one) => isSame(nameOf(one), nameOf(entry)))
  const said = now.map((entry) =>
    isParted(entry) && older(entry) ? joinedParts(older(entry) as Parts, entry) : entry,
  )
  const lost = was.filter((entry) => !has(now, entry))
  return lost.length === 0
    ? said
    : [
        ...was.map((entry) => said.find((one) => has([entry], one)) ?? entry),
        ...said.filter((entry) => !has(was, entry)),
      ]
}
const joinedParts = (was: Parts, now: Parts): Parts =>
  Object.fromEntries(
    Object.keys({ ...was, ...now }).map((key) => [key, joined(was[key], now[key])]),
  )
const joined = (was: unknown, now: unknown): unknown => {
  if (isNothing(now)) return was
  if (Array.isArray(was) && Array.isArray(now)) return joinedLists(was, now)
  return now
}

const isLessExact = (was: Location, now: Location): boolean =>
  was.precision === 'exact' &&
  (now.precision === 'zip' || now.precision === 'zip3') &&
  was.street === now.street &&
  was.zip === now.zip

/**
 * What a place says once a source speaks again: parts of two addresses make a third that nobody
 * gave, so it is the one or the other, whole.
 */
const keptPlace = (was: Location, now: Location): Location => {
  // A list that withholds an address says so: who asks not to be found waits for nobody's tick.
  if (now.precision === 'withheld') return now
  return (was.street !== null && now.street === null) || isLessExact(was, now) ? was : now
}

/**
 * What a source's newer value of a fact leaves standing of its older one: all of it, joined with
 * what is new.
 */
const keptValue = (key: FactKey, was: unknown, now: unknown): unknown => {
  if (key === 'location') return keptPlace(was as Location, now as Location)
  if (Array.isArray(was) && Array.isArray(now)) {
    // A week that is drawn anew is another week; only one that merely loses sessions says less.
    if (key === 'schedule') return now.every((session) => has(was, session)) ? was : now
    return joinedLists(was, now)
  }
  if (!isParted(was) || !isParted(now)) return now
  const both = joinedParts(was, now)
  return isReversed(both) && !isReversed(now) ? was : both
}

/**
 * A statement of the same value with the day, the words and the page that its source had given for
 * it and gives no more.
 */
const withKnown = (was: One, now: One): One => {
  const { checkedOn, statedAs, url } = was
  return {
    ...now,
    checkedOn: now.checkedOn ?? checkedOn,
    ...(statedAs && !now.statedAs ? { statedAs } : {}),
    ...(url && !now.url ? { url } : {}),
  }
}

const keptStatement = (key: FactKey, was: One, now: One): One => {
  const value = keptValue(key, was.value, now.value)
  if (isSame(value, now.value))
    return isSame(was.value, now.value) && was.source === now.source ? withKnown(was, now) : now
  // Where all that changes is that less is said, the older statement stands as it is, with its own
  // source and day.
  return isSame(value, was.value) ? was : ({ ...now, value } as One)
}

/**
 * One series' statements of a fact, the older ones kept where the newer say less. In the order of
 * the newer, those left out at the end.
 */
const keptOf = (key: FactKey, was: readonly One[], now: readonly One[]): readonly One[] => {
  const open = was.filter((one) => !now.some((other) => isSame(one, other)))
  const fresh = now.filter((one) => !was.some((other) => isSame(one, other)))
  const pairs = new Map(fresh.map((one, i) => [one, open[i]] as const))
  return [
    ...now.map((one) => {
      const older = pairs.get(one)
      return older ? keptStatement(key, older, one) : one
    }),
    ...open.slice(fresh.length),
  ]
}

/** Statements in the order in which they, or those of their series, stood before; new ones last. */
const inOrderOf = (was: readonly One[], all: readonly One[]): readonly One[] => {
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

/** Where a list withholds an address, what any list gave of it goes with it. */
const stillOpen = (was: readonly One[], now: readonly One[]): readonly One[] =>
  now.some(({ value }) => (value as Partial<Location>).precision === 'withheld')
    ? was.filter((one) => sourceKind(one) !== 'samhsa')
    : was

const keptFact = (key: FactKey, before: readonly One[], now: readonly One[]): readonly One[] => {
  const was = stillOpen(before, now)
  const series = new Set([...was, ...now].map(({ source }) => seriesOf(source)))
  const all = [...series].flatMap((one) => {
    const of = (some: readonly One[]): readonly One[] =>
      some.filter(({ source }) => seriesOf(source) === one)
    const kept = keptOf(key, of(was), of(now))
    // An editor's statements are one word of a day: all of the newer ones, or all that stood where
    // the newer say less.
    return one === 'editor' && !isSame(kept, of(now)) ? of(was) : kept
  })
  return inOrderOf(before, all).slice(0, MOST_STATEMENTS)
}

/**
 * Statements as a file would leave them, but without taking anything away: a fact that it no longer
 * states, a value that it drops from a list, a part that it empties all stay, with the source and
 * day they had. What it adds or says otherwise is as the file has it.
 */
export const keepSaid = (was: Statements, now: Statements): Statements => {
  const keys = Object.keys({ ...now, ...was }) as readonly FactKey[]
  return Object.fromEntries(
    keys.map((key) => [
      key,
      keptFact(key, (was[key] ?? []) as readonly One[], (now[key] ?? []) as readonly One[]),
    ]),
  ) as Statements
}

/**
 * The facts of which the second says less than the first, where the first is what `keepSaid` made
 * of the second.
 */
export const lessSaid = (kept: Statements, now: Statements): readonly FactKey[] =>
  (Object.keys(kept) as FactKey[]).filter((key) => {
    const all = (now[key] ?? []) as readonly One[]
    return (kept[key] as readonly One[]).some((one) => !all.some((other) => isSame(one, other)))
  })
