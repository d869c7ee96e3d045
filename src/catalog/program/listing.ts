import { toComparable } from '../text/plain-text.js'
import { forWordLists, type WordsOf } from '../vocabulary/list-facts.js'
import { toHours } from './hours.js'
import type { Edition, FactKey, FactNote, Level, Location, Program } from './program.js'
import { kindOf } from './source-kind.js'
import { factKeys, type Statement, type Statements } from './statements.js'
import { isStruck } from './struck-out.js'

export type Status = 'draft' | 'in-review' | 'published' | 'paused' | 'archived'

/**
 * A program as the directory keeps it: its identity and every statement about it, standing or not.
 * `identity` never changes and is the same in every installation; `version` counts edits.
 */
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
  /**
   * Until which day (`YYYY-MM-DD`) a paused listing is meant to be so; afterwards somebody has to
   * look again.
   */
  pausedUntil?: string
}>

/**
 * The seven fields by which a directory's edition names a place, as it wrote them; empty text where
 * it left one out.
 */
export type Place = Readonly<{
  name1: string
  name2: string
  street1: string
  street2: string
  city: string
  state: string
  zip: string
}>

/**
 * One key for one physical place, whichever list names it: normalised name, street and five-digit
 * ZIP.
 */
export const toPlaceKey = ({ name1, street1, zip }: Place): string =>
  [toComparable(name1), toComparable(street1), zip.slice(0, 5)].join('|')

const kindRank = { editor: 0, page: 1, call: 1, list: 2, file: 2, samhsa: 3 } as const
const scopeRank = { program: 0, facility: 1, organization: 2 } as const

/**
 * A place that one list withholds is withheld; else its own point stands before a ZIP's. Facts that
 * are no place are all alike.
 */
const pointRank = { withheld: 0, exact: 1, zip: 2, zip3: 3 } as const
const rankOfPoint = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'precision' in value
    ? pointRank[(value as Location).precision]
    : 0

/**
 * Statements of one fact in the order in which they stand: an editor's, then the program's own,
 * then another list's, then SAMHSA's; newest check first.
 */
export const inStandingOrder = <K extends FactKey>(
  all: readonly Statement<K>[],
): readonly Statement<K>[] =>
  all.toSorted(
    (a, b) =>
      kindRank[kindOf(a)] - kindRank[kindOf(b)] ||
      scopeRank[a.scope] - scopeRank[b.scope] ||
      (b.checkedOn ?? '').localeCompare(a.checkedOn ?? '') ||
      rankOfPoint(a.value) - rankOfPoint(b.value) ||
      b.source.localeCompare(a.source),
  )

/**
 * The same without what is struck out: the first is the one that stands. Whatever visitors see is
 * made of these.
 */
export const toStanding = <K extends FactKey>(
  all: readonly Statement<K>[],
): readonly Statement<K>[] => inStandingOrder(all.filter((one) => !isStruck(one)))

const noteOf = <K extends FactKey>(all: readonly Statement<K>[]): FactNote => {
  const [first, ...rest] = all as [Statement<K>, ...Statement<K>[]]
  const { value: _, ...said } = first
  return (rest.length === 0 ? said : { ...said, also: rest }) as FactNote
}

/**
 * The document that visitors see: for each fact the statement that stands, with its note. Drafts
 * and archived listings have none.
 */
export const toProgram = (listing: Listing): Program => {
  const standing = new Map(
    factKeys.flatMap((key) => {
      const all = toStanding((listing.statements[key] ?? []) as readonly Statement<FactKey>[])
      return all.length === 0 ? [] : [[key, all] as const]
    }),
  )
  const value = <K extends FactKey>(key: K): Statement<K>['value'] | undefined =>
    standing.get(key)?.[0]?.value as Statement<K>['value'] | undefined
  const facts = Object.fromEntries(
    [...standing].map(([key, all]) => [key, noteOf(all)]),
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
    ...forWordLists<WordsOf>((key) => (value(key) ?? []) as WordsOf[typeof key]),
    telehealth: value('telehealth') ?? null,
    statesServed: value('statesServed') ?? [],
    hours: toHours(
      value('hours') ?? null,
      { perWeek: value('sessionsPerWeek') ?? null, minutes: value('minutesPerSession') ?? null },
      facts.hours?.statedAs ?? null,
    ),
    sessionsPerWeek: value('sessionsPerWeek') ?? null,
    minutesPerSession: value('minutesPerSession') ?? null,
    schedule: value('schedule') ?? [],
    weeks: value('weeks') ?? { min: null, max: null, basis: null },
    ages: value('ages') ?? { min: null, max: null, groups: [] },
    cost: value('cost') ?? null,
    accreditation: value('accreditation') ?? [],
    location: value('location') ?? null,
    intake: value('intake') ?? { url: null, phone: null },
    phone: value('phone') ?? null,
    website: value('website') ?? null,
    accepting: value('accepting') ?? null,
    startWithinDays: value('startWithinDays') ?? null,
    sample: listing.sample,
    edition: listing.edition,
    facts,
    checkedOn: checked.at(-1) ?? null,
    ...(knownWrong.length === 0 ? {} : { knownWrong }),
    ...(area ? { area } : {}),
  }
}
