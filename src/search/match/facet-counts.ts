import type { FacetKey } from '../../catalog/program/facets.js'
import { type Bits, countBits, countIntersection, slotsOf } from '../index/bitset.js'
import type { ProgramColumns } from '../index/columns.js'
import { FLAG_COUNT, type Flag, type FlagColumn, flagColumns, noHours } from '../index/flags.js'
import { type Filter, intersectFilters } from './filters.js'

/** A value of a facet and how many programs choosing it would find. */
export type FacetOption = Readonly<{ value: string; count: number }>
export type FacetCounts = Readonly<{
  facets: Readonly<Record<FacetKey, readonly FacetOption[]>>
  notStated: Readonly<Record<FacetKey | 'hours', number>>
}>

/** Reading a program's flags costs as ANDing and counting this many 32-bit words do; measured. */
const COST_OF_FLAGS = 45

/** Counts flags in `among`: scans the programs when they are few, else counts bitset by bitset. */
const counterOf = (
  table: ProgramColumns,
  among: Bits,
  flagCount: number,
): ((flag: Flag) => number) => {
  const size = countBits(among)
  if (size === 0) return () => 0
  if (size * COST_OF_FLAGS > flagCount * among.length)
    return (flag) => countIntersection(table.sets[flag] as Bits, among)
  const tally = new Uint32Array(FLAG_COUNT)
  for (const slot of slotsOf(among, size))
    for (let i = table.starts[slot] as number; i < (table.starts[slot + 1] as number); i++) {
      const flag = table.flags[i] as number
      tally[flag] = (tally[flag] as number) + 1
    }
  return (flag) => tally[flag] as number
}

/** Values that no program states are left out. */
const optionsOf = (
  { totals }: ProgramColumns,
  { values, first }: FlagColumn,
  count: (flag: Flag) => number,
): readonly FacetOption[] => {
  const options: FacetOption[] = []
  for (let i = 0; i < values.length; i++)
    if (totals[first + i] !== 0)
      options.push({ value: values[i] as string, count: count(first + i) })
  return options
}

/** Counts every facet under all filters but its own; `all` is the set that passes every filter. */
export const countOptions = (
  table: ProgramColumns,
  filters: readonly Filter[],
  all: Bits,
): FacetCounts => {
  const offered = table.totals.reduce((count, total) => count + (total === 0 ? 0 : 1), 0)
  const byAll =
    filters.length === 0
      ? (flag: Flag) => table.totals[flag] as number
      : counterOf(table, all, offered)
  const counterFor = (key: Filter['key'], flagCount: number): ((flag: Flag) => number) =>
    filters.some((filter) => filter.key === key)
      ? counterOf(table, intersectFilters(table, filters, key), flagCount)
      : byAll
  const counted = flagColumns.map((column) => {
    const count = counterFor(column.key, column.values.length)
    return {
      key: column.key,
      options: optionsOf(table, column, count),
      unstated: count(column.notStated),
    }
  })
  return {
    facets: Object.fromEntries(
      counted.map(({ key, options }) => [key, options]),
    ) as FacetCounts['facets'],
    notStated: {
      ...Object.fromEntries(counted.map(({ key, unstated }) => [key, unstated])),
      hours: counterFor('hours', 1)(noHours),
    } as FacetCounts['notStated'],
  }
}
