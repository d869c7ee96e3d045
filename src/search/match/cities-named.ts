import type { Near } from '../../catalog/search/place-query.js'
import { anything } from '../../catalog/search/search-query.js'
import type { ProgramIndex } from '../index/program-index.js'
import { citiesNamed } from '../places/places.js'
import { countFound } from './resolve-query.js'

/**
 * A city that a name may mean, and the number of programs of its state with that name: a measure of
 * its likelihood.
 */
export type CityNamed = Readonly<{ near: Near & { kind: 'city' }; programs: number }>

/**
 * The cities of a name, likeliest first; ties by state. Counts bitsets, so it scans no programs.
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
