import type { Near } from '../../catalog/search/place-query.js'
import { toWords } from '../../catalog/vocabulary/search-words.js'
import { type Bits, countBits, countIntersection } from '../index/bitset.js'
import type { ProgramColumns } from '../index/columns.js'
import { flagColumnOf } from '../index/flags.js'
import type { ProgramIndex } from '../index/program-index.js'
import { citiesNamed } from '../places/places.js'
import { intersectFilters, wordFilters } from './filters.js'

/** A city that a name may mean; more `programs` of its state with that name make it likelier. */
export type CityNamed = Readonly<{ near: Near & { kind: 'city' }; programs: number }>

/** Programs that have all words of a name as they are: what it finds in quotation marks. */
const programsNamed = (table: ProgramColumns, name: string): Bits =>
  intersectFilters(table, wordFilters(table, [...new Set(toWords(name))]), null)

/** How many programs have all words of a name as they are. */
export const countNamed = ({ table }: ProgramIndex, name: string): number =>
  countBits(programsNamed(table, name))

/** The cities of a name, likeliest first; ties by state. The name is looked up once for all. */
export const findCities = ({ table, places }: ProgramIndex, name: string): readonly CityNamed[] => {
  const found = new Map<string, Bits>()
  const named = (city: string): Bits => {
    const bits = found.get(city) ?? programsNamed(table, city)
    found.set(city, bits)
    return bits
  }
  const states = flagColumnOf.get('state')?.flagOf
  return citiesNamed(places, name)
    .map((near) => {
      const inState = table.sets[states?.get(near.state) ?? -1]
      return { near, programs: inState ? countIntersection(named(near.city), inState) : 0 }
    })
    .toSorted((a, b) => b.programs - a.programs)
}
