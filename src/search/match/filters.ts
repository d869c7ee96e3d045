import type { FacetKey } from '../../catalog/program/facets.js'
import type { FilterKey } from '../../catalog/search/applied-filters.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { type Bits, createBits, intersectInto, setBit, uniteInto } from '../index/bitset.js'
import type { ProgramColumns } from '../index/columns.js'
import { flagColumns, noHours } from '../index/flags.js'
import { hitsOf } from '../index/postings.js'
import { hitWeight } from '../index/relevance.js'

/** An active filter and the slots that pass it. Filters are joined by AND. */
export type Filter = Readonly<{ key: FilterKey; fits: Bits }>
export type FacetFilter = Filter & Readonly<{ key: FacetKey }>

/** A word's filter and, from the same pass over its posting lists, the best hit weight by slot. */
export type WordFilter = Filter & Readonly<{ key: 'words'; best: Uint8Array }>

const wordFilter = ({ postings, live, programs }: ProgramColumns, word: string): WordFilter => {
  const fits = createBits(live.length * 32)
  const best = new Uint8Array(programs.length)
  for (const { list, length, whole } of hitsOf(postings, word))
    for (let i = 0; i < length; i++) {
      const slot = (list[i] as number) >>> 8
      const weight = hitWeight((list[i] as number) & 255, whole)
      if (weight > (best[slot] as number)) best[slot] = weight
      setBit(fits, slot)
    }
  return { key: 'words', fits, best }
}

/** One filter per word: all must match. */
export const wordFilters = (
  table: ProgramColumns,
  words: readonly string[],
): readonly WordFilter[] => words.map((word) => wordFilter(table, word))

/** Facets' values joined by OR, "not stated" too; unknown ones match nothing. `made` are reused. */
export const facetFilters = (
  table: ProgramColumns,
  chosen: SearchQuery['chosen'],
  made: readonly FacetFilter[] = [],
): readonly FacetFilter[] =>
  flagColumns.flatMap(({ key, flagOf }) => {
    const values = chosen[key] ?? []
    if (values.length === 0) return []
    const known = made.find((filter) => filter.key === key)
    if (known) return [known]
    const fits = createBits(table.live.length * 32)
    for (const value of values) {
      const flag = flagOf.get(value)
      if (flag !== undefined) uniteInto(fits, table.sets[flag] as Bits)
    }
    return [{ key, fits }]
  })

/** Programs whose weekly hours overlap the range; a null bound is open, and two are no filter. */
export const hoursFilters = (
  table: ProgramColumns,
  { hoursMin, hoursMax, hoursUnknown }: SearchQuery,
): readonly Filter[] => {
  if (hoursMin === null && hoursMax === null) return []
  const from = hoursMin ?? Number.NEGATIVE_INFINITY
  const to = hoursMax ?? Number.POSITIVE_INFINITY
  const unknown = table.sets[noHours] as Bits
  const fits = createBits(table.live.length * 32)
  const { hoursMin: mins, hoursMax: maxs } = table
  const slots = table.programs.length
  for (let word = 0; word << 5 < slots; word++) {
    // Programs that state no hours match any range here, and are removed below.
    const end = Math.min(32, slots - (word << 5))
    let found = 0
    for (let bit = 0; bit < end; bit++) {
      const slot = (word << 5) + bit
      if ((mins[slot] as number) <= to && (maxs[slot] as number) >= from) found |= 1 << bit
    }
    fits[word] = hoursUnknown
      ? found | (unknown[word] as number)
      : found & ~(unknown[word] as number)
  }
  return [{ key: 'hours', fits }]
}

/** Live programs that pass all filters but those keyed `but`, from which that facet is counted. */
export const intersectFilters = (
  { live }: ProgramColumns,
  filters: readonly Filter[],
  but: Filter['key'] | null,
): Bits => {
  const fits = live.slice()
  for (const filter of filters) if (filter.key !== but) intersectInto(fits, filter.fits)
  return fits
}
