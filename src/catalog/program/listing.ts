import { toComparable } from '../text/plain-text.js'
import { type FactKey, factKeys, toPublished } from './fact-schemas.js'
import { toHours } from './hours.js'
import type { Edition, FactNote, Level, Location, Program } from './program.js'
import { kindOf, yearOf } from './source-kind.js'
import { type AnyStatement, type Statement, type Statements, statementsOf } from './statements.js'
import type { Status } from './status.js'
import { doorOf, isStruck } from './struck-out.js'

/** A program with all its statements. `identity` is immutable, the same in every installation. */
export type Listing = Readonly<{
  identity: string
  slug: string
  status: Status
  level: Level
  name: string
  organization: string
  place: Place | null
  edition: Edition | null
  sample: boolean
  statements: Statements
  /** The last day (`YYYY-MM-DD`) of a pause; afterwards an editor has to look again. */
  pausedUntil?: string
}>

/** The seven fields by which an edition identifies a place. */
export const placeFields = ['name1', 'name2', 'street1', 'street2', 'city', 'state', 'zip'] as const
/** What an edition has in them, verbatim; empty where it has none. */
export type Place = Readonly<Record<(typeof placeFields)[number], string>>

/** A key of a physical place, the same across lists: normalized name, street and five-digit ZIP. */
export const toPlaceKey = ({ name1, street1, zip }: Place): string =>
  [toComparable(name1), toComparable(street1), zip.slice(0, 5)].join('|')

const kindRank = { editor: 0, page: 1, call: 1, list: 2, file: 2, samhsa: 3, federal: 3 } as const
const scopeRank = { program: 0, facility: 1, organization: 2 } as const

/** What one list withholds is withheld; exact points rank above a ZIP's. Other facts rank equal. */
const pointRank = { withheld: 0, exact: 1, zip: 2, zip3: 3 } as const
/** Below all others: the exact point of a street that the directory no longer gives. */
const LEFT_RANK = 4
const isLocation = (value: unknown): value is Location =>
  typeof value === 'object' && value !== null && 'precision' in value
/** The key of the address by SAMHSA's newest directory; null where only others give one. */
const directoryDoor = (all: readonly AnyStatement[]): string | null => {
  const [first] = all
    .filter(({ source, value }) => isLocation(value) && /^samhsa-(?:su|mh)-/.test(source))
    .toSorted((a, b) => yearOf(b.source) - yearOf(a.source))
  return first === undefined ? null : doorOf(first.value as Location)
}
const rankOfPoint = (value: unknown, door: string | null): number => {
  if (!isLocation(value)) return 0
  return value.precision === 'exact' && door !== null && doorOf(value) !== door
    ? LEFT_RANK
    : pointRank[value.precision]
}

/**
 * By precedence: an editor's, the program's, another list's, a federal list's; then newest check
 * first, and of federal lists the newest year. A point counts only at the address that SAMHSA's
 * directory gives today.
 */
export const inStandingOrder = <K extends FactKey>(
  all: readonly Statement<K>[],
): readonly Statement<K>[] => {
  if (all.length < 2) return all
  const door = directoryDoor(all)
  return all.toSorted(
    (a, b) =>
      kindRank[kindOf(a)] - kindRank[kindOf(b)] ||
      scopeRank[a.scope] - scopeRank[b.scope] ||
      (b.checkedOn ?? '').localeCompare(a.checkedOn ?? '') ||
      rankOfPoint(a.value, door) - rankOfPoint(b.value, door) ||
      yearOf(b.source) - yearOf(a.source) ||
      b.source.localeCompare(a.source),
  )
}

/** Those not struck out: the first one stands. All that visitors see is made of these. */
export const toStanding = <K extends FactKey>(
  all: readonly Statement<K>[],
): readonly Statement<K>[] => inStandingOrder(all.filter((one) => !isStruck(one)))

const noteOf = <K extends FactKey>(all: readonly Statement<K>[]): FactNote => {
  const [first, ...rest] = all as [Statement<K>, ...Statement<K>[]]
  const { value: _, ...said } = first
  return (rest.length === 0 ? said : { ...said, also: rest }) as FactNote
}

/**
 * Statements of an address in the order in which they speak for it: the newest list that gives the
 * same one first, though an older one knows its point.
 */
const newestFirst = (all: readonly Statement<'location'>[]): readonly Statement<'location'>[] => {
  const [first] = all
  if (first === undefined || all.length < 2 || yearOf(first.source) === 0) return all
  return all.toSorted(
    (a, b) =>
      Number(doorOf(b.value) === doorOf(first.value)) -
        Number(doorOf(a.value) === doorOf(first.value)) || yearOf(b.source) - yearOf(a.source),
  )
}

/** What visitors see of a listing; drafts and archived ones stay hidden, whatever this returns. */
export const toProgram = (listing: Listing): Program => {
  const standing = new Map(
    factKeys.flatMap((key) => {
      const all = toStanding(statementsOf(listing.statements, key))
      return all.length === 0 ? [] : [[key, all] as const]
    }),
  )
  const value = <K extends FactKey>(key: K): Statement<K>['value'] | undefined =>
    standing.get(key)?.[0]?.value as Statement<K>['value'] | undefined
  const facts = Object.fromEntries(
    [...standing].map(([key, all]) => [
      key,
      noteOf(key === 'location' ? newestFirst(all as readonly Statement<'location'>[]) : all),
    ]),
  ) as Program['facts']
  const area = value('area')
  const knownWrong = factKeys.filter(
    (key) => listing.statements[key] !== undefined && !standing.has(key),
  )
  const checked = [...standing.values()].flatMap(([first]) => first?.checkedOn ?? []).toSorted()
  return {
    slug: listing.slug,
    name: listing.name,
    organization: listing.organization,
    status: listing.status === 'paused' ? 'paused' : 'published',
    level: listing.level,
    ...toPublished(value),
    hours: toHours(
      value('hours') ?? null,
      { perWeek: value('sessionsPerWeek') ?? null, minutes: value('minutesPerSession') ?? null },
      facts.hours?.statedAs ?? null,
    ),
    sample: listing.sample,
    edition: listing.edition,
    facts,
    checkedOn: checked.at(-1) ?? null,
    ...(knownWrong.length === 0 ? {} : { knownWrong }),
    ...(area ? { area } : {}),
  }
}
