import type { Program } from '../../catalog/program/program.js'
import type { Places } from '../places/places.js'
import { createColumns, type ProgramColumns } from './columns.js'
import { sortWords } from './postings.js'
import { addRow, removeRow } from './rows.js'
import { toNameKey } from './sort-keys.js'
import { compareTexts } from './sorted-texts.js'

/**
 * Every program in memory. `order` holds the live slots by name, `rank` each slot's position in it.
 * Mutated only by `applyChanges`, which is synchronous: no search sees half an update.
 */
export type ProgramIndex = {
  readonly places: Places
  readonly paused: Map<string, Program>
  /** A new object after each change: a weak cache key for what was computed from the index. */
  generation: object
  table: ProgramColumns
  order: Uint32Array
  rank: Uint32Array
}
export type ProgramChange = Readonly<{ slug: string; program: Program | null }>

const toRank = (order: Uint32Array, slots: number): Uint32Array => {
  const rank = new Uint32Array(slots)
  for (let place = 0; place < order.length; place++) rank[order[place] as number] = place
  return rank
}

/** Slots are assigned in order of name, so neighbors in a list are neighbors in memory. */
const build = (
  programs: Iterable<Program>,
  places: Places,
): Pick<ProgramIndex, 'table' | 'order' | 'rank'> => {
  const keyed = Array.from(programs, (program) => ({ program, key: toNameKey(program) })).sort(
    (a, b) => compareTexts(a.key, b.key),
  )
  const table = createColumns(keyed.length)
  for (const { program } of keyed) addRow(table, places, program)
  sortWords(table.postings)
  const order = Uint32Array.from(keyed, (_, slot) => slot)
  return { table, order, rank: toRank(order, keyed.length) }
}

/** Builds the index: paused programs only for their pages; of two with one slug, the last wins. */
export const createIndex = (programs: readonly Program[], places: Places): ProgramIndex => {
  const last = new Map(programs.map((program) => [program.slug, program]))
  const searched = [...last.values()].filter(({ status }) => status === 'published')
  const paused = new Map([...last].filter(([, { status }]) => status === 'paused'))
  return { places, paused, generation: {}, ...build(searched, places) }
}

/** Merges added live slots, numbered from `from`, into the sorted ones: one pass, no full sort. */
const mergeOrder = ({ table, order }: ProgramIndex, from: number): Uint32Array => {
  const live = (slot: number): boolean => table.programs[slot] !== null
  const key = (slot: number): string => table.nameKeys[slot] as string
  const remaining = order.filter(live)
  const added = Uint32Array.from(
    { length: table.programs.length - from },
    (_, i) => from + i,
  ).filter(live)
  added.sort((a, b) => compareTexts(key(a), key(b)))
  const merged = new Uint32Array(remaining.length + added.length)
  let k = 0
  let a = 0
  for (let i = 0; i < merged.length; i++) {
    const takeRemaining =
      a === added.length ||
      (k < remaining.length && key(remaining[k] as number) < key(added[a] as number))
    merged[i] = (takeRemaining ? remaining[k++] : added[a++]) as number
  }
  return merged
}

/** How far dead slots may exceed live ones: rebuilds are rare, and the index stays small. */
const DEAD_ALLOWED = 2000

/** Applies changes in place, as a rebuild would: null removes, paused ones stay for their pages. */
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

/** A program by slug, published or paused; null when it is not in the directory. */
export const programOf = (index: ProgramIndex, slug: string): Program | null => {
  const slot = index.table.slots.get(slug)
  return (slot === undefined ? index.paused.get(slug) : index.table.programs[slot]) ?? null
}

/** Every published program by name, for exports and the sitemap. */
export const allPublished = ({ table, order }: ProgramIndex): readonly Program[] =>
  Array.from(order, (slot) => table.programs[slot] as Program)
