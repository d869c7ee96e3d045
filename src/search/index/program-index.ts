import type { Program } from '../../catalog/program/program.js'
import type { Places } from '../places/places.js'
import { type Table, toTable } from './columns.js'
import { sortWords } from './postings.js'
import { addRow, removeRow } from './rows.js'
import { toNameKey } from './sort-keys.js'

/**
 * Every program in memory, ready to be searched. `order` holds the live slots in order of name,
 * `rank` the place of each in it. It changes in place and only by `applyChanges`, which is
 * synchronous: no search sees half a change.
 */
export type ProgramIndex = {
  readonly places: Places
  readonly paused: Map<string, Program>
  /** Another object after each change: what was worked out for one is void for the next. */
  generation: object
  table: Table
  order: Uint32Array
  rank: Uint32Array
}
export type ProgramChange = Readonly<{ slug: string; program: Program | null }>

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const toRank = (order: Uint32Array, slots: number): Uint32Array => {
  const rank = new Uint32Array(slots)
  for (let place = 0; place < order.length; place++) rank[order[place] as number] = place
  return rank
}

/** Slots are given in order of name, so neighbours in a list are neighbours in memory. */
const build = (
  programs: Iterable<Program>,
  places: Places,
): Pick<ProgramIndex, 'table' | 'order' | 'rank'> => {
  const keyed = Array.from(programs, (program) => ({ program, key: toNameKey(program) })).sort(
    (a, b) => compareText(a.key, b.key),
  )
  const table = toTable(keyed.length)
  for (const { program } of keyed) addRow(table, places, program)
  sortWords(table.postings)
  const order = Uint32Array.from(keyed, (_, slot) => slot)
  return { table, order, rank: toRank(order, keyed.length) }
}

/**
 * Builds the index. Paused programs are kept for their pages and are in no search. Of two with one
 * slug the last one stays.
 */
export const createIndex = (programs: readonly Program[], places: Places): ProgramIndex => {
  const last = new Map(programs.map((program) => [program.slug, program]))
  const searched = [...last.values()].filter(({ status }) => status === 'published')
  const paused = new Map([...last].filter(([, { status }]) => status === 'paused'))
  return { places, paused, generation: {}, ...build(searched, places) }
}

/**
 * Live slots in order, the added ones (`from` on) merged in: one pass, without sorting what is
 * sorted.
 */
const mergeOrder = ({ table, order }: ProgramIndex, from: number): Uint32Array => {
  const live = (slot: number): boolean => table.programs[slot] !== null
  const key = (slot: number): string => table.nameKeys[slot] as string
  const kept = order.filter(live)
  const added = Uint32Array.from(
    { length: table.programs.length - from },
    (_, i) => from + i,
  ).filter(live)
  added.sort((a, b) => compareText(key(a), key(b)))
  const merged = new Uint32Array(kept.length + added.length)
  let k = 0
  let a = 0
  for (let i = 0; i < merged.length; i++) {
    const takeKept =
      a === added.length || (k < kept.length && key(kept[k] as number) < key(added[a] as number))
    merged[i] = (takeKept ? kept[k++] : added[a++]) as number
  }
  return merged
}

/**
 * Dead slots are given back when they outnumber the living by this many: rare enough to cost
 * nothing, soon enough to stay small.
 */
const DEAD_ALLOWED = 2000

/**
 * Applies changes in place, in their order; the answers are then those of an index built anew. Null
 * removes; a paused program stays for its page and leaves the search.
 */
export const applyChanges = (index: ProgramIndex, changes: readonly ProgramChange[]): void => {
  const from = index.table.programs.length
  index.generation = {}
  for (const { slug, program } of changes) {
    removeRow(index.table, slug)
    index.paused.delete(slug)
    if (program?.status === 'published') addRow(index.table, index.places, program)
    else if (program) index.paused.set(slug, program)
  }
  sortWords(index.table.postings)
  index.order = mergeOrder(index, from)
  index.rank = toRank(index.order, index.table.programs.length)
  if (index.table.programs.length > 2 * index.order.length + DEAD_ALLOWED)
    Object.assign(index, build(allPublished(index), index.places))
}

/** A program by its slug, published or paused; null when the directory does not show it. */
export const programOf = (index: ProgramIndex, slug: string): Program | null => {
  const slot = index.table.slots.get(slug)
  return (slot === undefined ? index.paused.get(slug) : index.table.programs[slot]) ?? null
}

/** Every published program in order of name, for exports and the sitemap. */
export const allPublished = ({ table, order }: ProgramIndex): readonly Program[] =>
  Array.from(order, (slot) => table.programs[slot] as Program)
