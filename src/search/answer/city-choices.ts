import type { Near } from '../../catalog/search/place-query.js'
import type { ProgramIndex } from '../index/program-index.js'
import { findCities } from '../match/cities-named.js'
import { type CountedSearch, countSearch, type ResolvedQuery } from '../match/resolve-query.js'

/** The rest are found by adding the state. */
const MAX_CITIES = 8

/** A city that a name may mean, and the same search near it. */
export type CityChoice = CountedSearch & Readonly<{ near: Near & { kind: 'city' } }>

/** Cities that an ambiguous place, as typed, may mean, likeliest first; none if `near` is set. */
export const findCityChoices = (
  index: ProgramIndex,
  asked: ResolvedQuery,
  name: string | null,
): readonly CityChoice[] => {
  const { query } = asked
  if (!name || query.near) return []
  const { state: _, ...chosen } = query.chosen
  return findCities(index, name)
    .slice(0, MAX_CITIES)
    .map(({ near }) => ({
      near,
      ...countSearch(index, { ...query, near, chosen, page: 1 }, asked),
    }))
}
