import type { FacetKey } from '../../catalog/program/facets.js'
import { type Bits, countBits, countBoth, slotsOf } from '../index/bitset.js'
import type { Table } from '../index/columns.js'
import { type Column, columns, type Flag, MARKS, noHours } from '../index/flags.js'
import { type Filter, fitting } from './filters.js'

/** A value of a filter and how many programs one would find by it. */
export type Option = Readonly<{ value: string; count: number }>
export type Counts = Readonly<{
  facets: Readonly<Record<FacetKey, readonly Option[]>>
  notStated: Readonly<Record<FacetKey | 'hours', number>>
}>

/**
 * Reading a program's marks one by one costs about as much as ANDing and counting this many words
 * of 32 programs; measured.
 */
const COST_OF_MARKS = 45

/**
 * Counts marks among `among`: by going through the programs when they are few, else a set at a
 * time.
 */
const counterOf = (table: Table, among: Bits, marks: number): ((mark: Flag) => number) => {
  const size = countBits(among)
  if (size === 0) return () => 0
  if (size * COST_OF_MARKS > marks * among.length)
    return (mark) => countBoth(table.sets[mark] as Bits, among)
  const tally = new Uint32Array(MARKS)
  for (const slot of slotsOf(among, size))
    for (let i = table.starts[slot] as number; i < (table.starts[slot + 1] as number); i++) {
      const mark = table.marks[i] as number
      tally[mark] = (tally[mark] as number) + 1
    }
  return (mark) => tally[mark] as number
}

/** A value that no program states is not offered. */
const optionsOf = (
  { totals }: Table,
  { values, first }: Column,
  count: (mark: Flag) => number,
): readonly Option[] => {
  const options: Option[] = []
  for (let i = 0; i < values.length; i++)
    if (totals[first + i] !== 0)
      options.push({ value: values[i] as string, count: count(first + i) })
  return options
}

/**
 * The counts of every group: each ignores its own filter and honours all others. `all` are the
 * programs that fit every filter.
 */
export const countOptions = (table: Table, filters: readonly Filter[], all: Bits): Counts => {
  const offered = table.totals.reduce((count, total) => count + (total === 0 ? 0 : 1), 0)
  const byAll =
    filters.length === 0
      ? (mark: Flag) => table.totals[mark] as number
      : counterOf(table, all, offered)
  const counterFor = (key: Filter['key'], marks: number): ((mark: Flag) => number) =>
    filters.some((filter) => filter.key === key)
      ? counterOf(table, fitting(table, filters, key), marks)
      : byAll
  const counted = columns.map((column) => {
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
    ) as Counts['facets'],
    notStated: {
      ...Object.fromEntries(counted.map(({ key, unstated }) => [key, unstated])),
      hours: counterFor('hours', 1)(noHours),
    } as Counts['notStated'],
  }
}
