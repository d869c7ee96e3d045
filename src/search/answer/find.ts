import { placeOf } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import { toNearText } from '../../catalog/search/place-query.js'
import type { SearchQuery, Sort } from '../../catalog/search/search-query.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { type Bits, countBits, hasBit, slotsOf } from '../index/bitset.js'
import { noHours } from '../index/flags.js'
import type { ProgramIndex } from '../index/program-index.js'
import { type Counts, countOptions } from '../match/facet-counts.js'
import { fitting } from '../match/filters.js'
import type { Suggestion } from '../match/match-words.js'
import { milesTo } from '../match/nearby.js'
import { toAsked } from '../match/resolve-query.js'
import type { Spot } from '../places/places.js'
import { type Dots, dotsOf } from './map-clusters.js'
import { comparisonOf } from './order.js'
import { scoresOf } from './scores.js'
import { firstInOrder } from './top-k.js'

export type { Option } from '../match/facet-counts.js'

/**
 * `distance` in miles, null when it was not measured. `approximate`: the point is not the program's
 * own door.
 */
export type FoundProgram = Readonly<{
  program: Program
  distance: number | null
  approximate: boolean
}>
/**
 * An answer, whole. `programs` are those of this page; `facets` has every value that some
 * searchable program states, in the order of the vocabulary; `notStated` counts, for each group,
 * programs that fit all other filters and do not state it; `sort` is the order that was used;
 * `statesHours` is whether any searchable program does; `suggestion` are other words for those that
 * were typed; `problems` says what could not be used.
 */
export type Found = Readonly<{
  total: number
  page: number
  pages: number
  size: number
  programs: readonly FoundProgram[]
  facets: Counts['facets']
  notStated: Counts['notStated']
  statesHours: boolean
  spot: Spot | null
  sort: Sort
  suggestion: Suggestion | null
  dots: Dots | null
  problems: readonly Problem[]
}>

/**
 * The order asked for, or the one that fits; relevance without words and distance without a place
 * say nothing, so they give way.
 */
const sortOf = (asked: Sort | null, words: boolean, place: boolean): Sort => {
  if (asked !== null && (asked !== 'relevance' || words) && (asked !== 'distance' || place))
    return asked
  return words ? 'relevance' : place ? 'distance' : 'name'
}

/** A page in order of name, by going down that order: it stops at the page's end. */
const pageByName = (
  order: Uint32Array,
  found: Bits,
  from: number,
  to: number,
): readonly number[] => {
  const page: number[] = []
  let place = 0
  for (let i = 0; i < order.length && place < to; i++) {
    const slot = order[i] as number
    if (hasBit(found, slot) && place++ >= from) page.push(slot)
  }
  return page
}

const noScores = new Float64Array(0)

/**
 * One search: a question in, an answer out. Pure of anything but the index, synchronous, in memory.
 * Filters become sets of slots; their AND is what was found; counts are taken per group; then one
 * page is put in order.
 */
export const find = (index: ProgramIndex, query: SearchQuery): Found => {
  const { table, order, rank } = index
  const { spot, words, suggestion, nearby, hits, filters } = toAsked(index, query)
  const all = fitting(table, filters, null)
  const total = countBits(all)
  const sort = sortOf(query.sort, words.length > 0, spot !== null)
  const distances = nearby?.distances ?? null
  const from = (query.page - 1) * query.size
  const to = from + query.size
  const inOrder = (): Uint32Array => {
    const slots = slotsOf(all, total)
    const scores = sort === 'relevance' ? scoresOf(table, hits, slots) : noScores
    return firstInOrder(
      slots,
      comparisonOf(sort, { rank, checked: table.checked, distances, scores }),
      from,
      to,
    )
  }
  const page =
    from >= total ? [] : sort === 'name' ? pageByName(order, all, from, to) : Array.from(inOrder())
  return {
    total,
    page: query.page,
    pages: Math.max(1, Math.ceil(total / query.size)),
    size: query.size,
    programs: page.map((slot) => {
      const program = table.programs[slot] as Program
      const approximate = placeOf(program) !== null && program.location?.precision !== 'exact'
      return { program, distance: milesTo(distances, slot), approximate }
    }),
    ...countOptions(table, filters, all),
    statesHours: (table.totals[noHours] as number) < order.length,
    spot,
    sort,
    suggestion,
    dots: dotsOf(table, query, all, total),
    problems:
      query.near && !spot
        ? [{ field: 'near', message: say.problems.unknownPlace(toNearText(query.near)) }]
        : [],
  }
}
