import { placeOf } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import { toNearText } from '../../catalog/search/place-query.js'
import type { SearchQuery, Sort } from '../../catalog/search/search-query.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { type Bits, countBits, hasBit, slotsOf } from '../index/bitset.js'
import { noHours } from '../index/flags.js'
import type { ProgramIndex } from '../index/program-index.js'
import { countOptions, type FacetCounts } from '../match/facet-counts.js'
import { intersectFilters } from '../match/filters.js'
import type { Suggestion } from '../match/match-words.js'
import { milesTo } from '../match/nearby.js'
import { type ResolvedQuery, resolveQuery } from '../match/resolve-query.js'
import type { Spot } from '../places/places.js'
import { type Dots, dotsOf } from './map-clusters.js'
import { comparisonOf } from './order.js'
import { scoresOf } from './scores.js'
import { firstInOrder } from './top-k.js'

export type { FacetOption } from '../match/facet-counts.js'

/** `distance` in miles, null if not measured. `approximate`: the point is not its own address. */
export type FoundProgram = Readonly<{
  program: Program
  distance: number | null
  approximate: boolean
}>
/**
 * The result of a search. `programs` are those of this page; `facets` has every value that some
 * searchable program states, in vocabulary order; `notStated` counts, per facet, programs that pass
 * all other filters and do not state it; `statesHours` is whether any searchable program does;
 * `suggestion` is a replacement for the typed words; `problems` says what could not be used.
 */
export type Found = Readonly<{
  total: number
  page: number
  pages: number
  size: number
  programs: readonly FoundProgram[]
  facets: FacetCounts['facets']
  notStated: FacetCounts['notStated']
  statesHours: boolean
  spot: Spot | null
  sort: Sort
  suggestion: Suggestion | null
  dots: Dots | null
  problems: readonly Problem[]
}>

/** The requested order or the default: relevance needs words, and distance needs a place. */
const sortOf = (asked: Sort | null, words: boolean, place: boolean): Sort => {
  if (asked !== null && (asked !== 'relevance' || words) && (asked !== 'distance' || place))
    return asked
  return words ? 'relevance' : place ? 'distance' : 'name'
}

/** A page by name: walks the sorted order and stops at the page's end. */
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
 * Runs one resolved search, synchronously in memory: ANDs the filters' bitsets, counts each facet,
 * and sorts one page. Call it before another place is resolved, which overwrites the distances.
 */
export const findResolved = (
  { table, order, rank }: ProgramIndex,
  { query, spot, nearby, match, filters }: ResolvedQuery,
): Found => {
  const { words, hits, suggestion } = match
  const all = intersectFilters(table, filters, null)
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

/** Resolves one search and runs it. */
export const find = (index: ProgramIndex, query: SearchQuery): Found =>
  findResolved(index, resolveQuery(index, query))
