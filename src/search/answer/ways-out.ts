import { placeOf } from '../../catalog/program/facets.js'
import type { AppliedFilter } from '../../catalog/search/applied-filters.js'
import { type Near, parseNear } from '../../catalog/search/place-query.js'
import { anything, radii, type SearchQuery } from '../../catalog/search/search-query.js'
import type { ProgramIndex } from '../index/program-index.js'
import {
  type CountedSearch,
  countResolved,
  countSearch,
  type ResolvedQuery,
  resolveQuery,
} from '../match/resolve-query.js'
import { findNearest } from './nearest.js'
import { type WithoutFilter, withoutEach } from './without-filter.js'

/** With more than this, a new search is simpler. */
const MAX_WAYS = 12

/**
 * Another search for one that finds nothing: near a place among its words, farther, in the nearest
 * program's state (`distance` in miles), with unknown hours, without a filter, or its place alone.
 */
export type WayOut = CountedSearch &
  (
    | Readonly<{ kind: 'near'; near: Near }>
    | Readonly<{ kind: 'wider' }>
    | Readonly<{ kind: 'nearest'; distance: number; state: string }>
    | Readonly<{ kind: 'hours-unknown' }>
    | (Readonly<{ kind: 'without' }> & WithoutFilter)
    | Readonly<{ kind: 'place-only'; place: string }>
  )
type FindWays = (
  index: ProgramIndex,
  asked: ResolvedQuery,
  filters: readonly AppliedFilter[],
) => readonly WayOut[]

/** A place in the words field, where it only matches names. None for an unknown place. */
const nearWords: FindWays = (index, asked) => {
  const near = asked.query.near ? null : parseNear(asked.query.q)
  if (!near) return []
  const query: SearchQuery = { ...asked.query, q: '', near, sort: null, page: 1 }
  const resolved = resolveQuery(index, query, asked)
  return resolved.spot ? [{ kind: 'near', near, query, total: countResolved(index, resolved) }] : []
}

const wider: FindWays = (index, asked) => {
  if (!asked.spot) return []
  for (const within of radii.filter((miles) => miles > asked.query.within)) {
    const counted = countSearch(index, { ...asked.query, within, page: 1 }, asked)
    if (counted.total > 0) return [{ kind: 'wider', ...counted }]
  }
  return []
}

/** Beyond every radius: the state of the nearest program that meets the other criteria. */
const nearest: FindWays = (index, asked) => {
  const found = findNearest(index, asked)
  const state = found && placeOf(found.program)?.state
  if (!found || !state) return []
  const query: SearchQuery = {
    ...asked.query,
    near: null,
    within: anything.within,
    chosen: { ...asked.query.chosen, state: [state] },
    sort: null,
    page: 1,
  }
  return [{ kind: 'nearest', distance: found.distance, state, ...countSearch(index, query, asked) }]
}

const farther: FindWays = (index, asked, filters) => {
  const near = wider(index, asked, filters)
  return near.length > 0 ? near : nearest(index, asked, filters)
}

/** Programs without stated hours may still fit: one option includes them. */
const hoursUnknown: FindWays = (index, asked) => {
  const { query, hours } = asked
  if (hours.length === 0 || query.hoursUnknown) return []
  const counted = countSearch(index, { ...query, hoursUnknown: true, page: 1 }, asked)
  return [{ kind: 'hours-unknown', ...counted }]
}

/** Each filter removed, also where that finds nothing. */
const lessFiltered: FindWays = (index, asked, filters) =>
  withoutEach(index, asked, filters).map((search) => ({ kind: 'without', ...search }))

/** With one other filter, removing that is the same search. */
const placeOnly: FindWays = (index, asked, filters) => {
  const { near, within, program } = asked.query
  const place = asked.spot?.label
  if (place === undefined || filters.length <= 2) return []
  const counted = countSearch(index, { ...anything, near, within, program }, asked)
  return [{ kind: 'place-only', place, ...counted }]
}

/** In the order in which they are offered. */
const ways: readonly FindWays[] = [nearWords, farther, hoursUnknown, lessFiltered, placeOnly]

/** Ways out of a search with these filters that finds nothing; those with results come first. */
export const findWaysOut: FindWays = (index, asked, filters) =>
  ways
    .flatMap((find) => find(index, asked, filters))
    .toSorted((a, b) => Number(a.total === 0) - Number(b.total === 0))
    .slice(0, MAX_WAYS)
