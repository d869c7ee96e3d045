import type { Near } from '../../catalog/search/place-query.js'
import { anything } from '../../catalog/search/search-query.js'
import type { ProgramIndex } from '../index/program-index.js'
import { citiesNamed } from '../places/places.js'
import { countFound } from './resolve-query.js'

/**
 * A city that a name may mean, and how many programs of its state have that name, which says how
 * likely it is meant.
 */
export type CityNamed = Readonly<{ near: Near & { kind: 'city' }; programs: number }>

/**
 * The cities of a name, the likeliest first; ties by state. Sets of slots are counted, so this
 * costs no walk over the programs.
 */
export const findCities = (index: ProgramIndex, name: string): readonly CityNamed[] =>
  citiesNamed(index.places, name)
    .map((near) => ({
      near,
      programs: countFound(index, {
        ...anything,
        q: `"${near.city}"`,
        chosen: { state: [near.state] },
      }),
    }))
    .toSorted((a, b) => b.programs - a.programs)
