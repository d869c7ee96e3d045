import type { FacetKey } from '../../catalog/program/facets.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { addAll, type Bits, keepBoth, setBit, toBits } from '../index/bitset.js'
import type { Table } from '../index/columns.js'
import { columns, noHours } from '../index/flags.js'
import { hitsOf } from '../index/postings.js'
import { hitWeight } from '../index/relevance.js'

/** One filter in use and the slots that fit it. Filters are joined by AND. */
export type Filter = Readonly<{ key: FacetKey | 'hours' | 'words' | 'near'; fits: Bits }>

/**
 * A word's filter, and its best hit in every slot for the order by relevance: one way through the
 * lists gives both.
 */
export type WordFilter = Filter & Readonly<{ key: 'words'; best: Uint8Array }>

/** Programs with a word that starts like this one. */
const wordFilter = ({ postings, live, programs }: Table, word: string): WordFilter => {
  const fits = toBits(live.length * 32)
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

/** One filter a word: all must match. */
export const wordFilters = (table: Table, words: readonly string[]): readonly WordFilter[] =>
  words.map((word) => wordFilter(table, word))

/**
 * Values of one group are joined by OR; "not stated" is one of them. A value that no vocabulary has
 * fits nothing.
 */
export const facetFilters = (table: Table, chosen: SearchQuery['chosen']): readonly Filter[] =>
  columns.flatMap(({ key, markOf }) => {
    const values = chosen[key] ?? []
    if (values.length === 0) return []
    const fits = toBits(table.live.length * 32)
    for (const value of values) {
      const mark = markOf.get(value)
      if (mark !== undefined) addAll(fits, table.sets[mark] as Bits)
    }
    return [{ key, fits }]
  })

/**
 * Programs whose hours overlap the range asked for, in hours a week; a missing bound is open. No
 * bound: no filter.
 */
export const hoursFilters = (
  table: Table,
  { hoursMin, hoursMax, hoursUnknown }: SearchQuery,
): readonly Filter[] => {
  if (hoursMin === null && hoursMax === null) return []
  const from = hoursMin ?? Number.NEGATIVE_INFINITY
  const to = hoursMax ?? Number.POSITIVE_INFINITY
  const unknown = table.sets[noHours] as Bits
  const fits = toBits(table.live.length * 32)
  const { hoursMin: mins, hoursMax: maxs } = table
  const slots = table.programs.length
  for (let word = 0; word << 5 < slots; word++) {
    // Whoever states no hours is open at both ends here, and is taken out again below.
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

/**
 * Live programs that fit all filters but those of one group: what that group's counts are taken
 * from.
 */
export const fitting = (
  { live }: Table,
  filters: readonly Filter[],
  but: Filter['key'] | null,
): Bits => {
  const fits = live.slice()
  for (const filter of filters) if (filter.key !== but) keepBoth(fits, filter.fits)
  return fits
}
