import type { Program } from '../../catalog/program/program.js'
import { type Bits, toBits } from './bitset.js'
import { MARKS } from './flags.js'
import { type Interned, nothingInterned } from './interned.js'
import { noPostings, type Postings } from './postings.js'
import type { Grid } from './spatial-grid.js'

/**
 * The searchable programs as columns; a row is a slot. A slot is written once and never again: a
 * changed program gets a new one and its old one is no longer `live`. So nothing is ever taken out
 * of a set or a list of words, and a search never sees half a change.
 */
export type Table = {
  readonly programs: (Program | null)[]
  readonly nameKeys: string[]
  readonly slots: Map<string, number>
  readonly interned: Interned
  readonly postings: Postings
  /** Slots by where they are. Dead ones stay in it too. */
  readonly grid: Grid
  /** How many live programs have each mark. */
  readonly totals: Uint32Array
  /** The marks of slot i stand in `marks` from `starts[i]` to `starts[i + 1]`. */
  marks: Uint16Array
  starts: Uint32Array
  /** One set a mark. Dead slots stay in them; every search begins with `live`. */
  sets: Bits[]
  live: Bits
  /** Degrees; NaN where a program is not reached by miles: no point, or all its sessions online. */
  lat: Float64Array
  lon: Float64Array
  hoursMin: Float64Array
  hoursMax: Float64Array
  checked: Uint32Array
  /** Where a map may show it: see drawn.ts. */
  drawn: Uint8Array
  /** Miles from the place of the search that is under way. */
  miles: Float64Array
}

/**
 * Room for this many marks a program before `marks` has to grow; listings of the national
 * directories have about 40.
 */
const MARKS_A_PROGRAM = 48

export const toTable = (room: number): Table => {
  const capacity = Math.max(32, room)
  return {
    programs: [],
    nameKeys: [],
    slots: new Map(),
    interned: nothingInterned(),
    postings: noPostings(),
    grid: new Map(),
    totals: new Uint32Array(MARKS),
    marks: new Uint16Array(capacity * MARKS_A_PROGRAM),
    starts: new Uint32Array(capacity + 1),
    sets: Array.from({ length: MARKS }, () => toBits(capacity)),
    live: toBits(capacity),
    lat: new Float64Array(capacity),
    lon: new Float64Array(capacity),
    hoursMin: new Float64Array(capacity),
    hoursMax: new Float64Array(capacity),
    checked: new Uint32Array(capacity),
    drawn: new Uint8Array(capacity),
    miles: new Float64Array(capacity),
  }
}

/** A column made longer, its values kept. */
export const widen = <T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
  column: T,
  length: number,
): T => {
  const wider = new (column.constructor as new (length: number) => T)(length)
  wider.set(column)
  return wider
}

/** Doubles the room, so that adding a program costs the same however many there are. */
export const makeRoom = (table: Table): void => {
  const capacity = table.lat.length * 2
  const words = toBits(capacity).length
  table.sets = table.sets.map((set) => widen(set, words))
  table.live = widen(table.live, words)
  table.starts = widen(table.starts, capacity + 1)
  for (const key of ['lat', 'lon', 'hoursMin', 'hoursMax', 'miles'] as const)
    table[key] = widen(table[key], capacity)
  table.checked = widen(table.checked, capacity)
  table.drawn = widen(table.drawn, capacity)
}
