import type { Program } from '../../catalog/program/program.js'
import { type Bits, createBits } from './bitset.js'
import { FLAG_COUNT } from './flags.js'
import { createInterned, type Interned } from './interned.js'
import { createPhoneLines, type PhoneLines } from './phone-lines.js'
import { createPostings, type Postings } from './postings.js'
import type { Grid } from './spatial-grid.js'

/**
 * The searchable programs as columns; a row is a slot. It is written once: a changed program gets a
 * new one, and the old is not `live`. So no set shrinks, and no search sees half an update.
 */
export type ProgramColumns = {
  readonly programs: (Program | null)[]
  readonly nameKeys: string[]
  readonly slots: Map<string, number>
  readonly interned: Interned
  readonly lines: PhoneLines
  readonly postings: Postings
  /** Slots by location, dead ones included. */
  readonly grid: Grid
  /** Number of live programs per flag. */
  readonly totals: Uint32Array
  /** The flags of slot i are in `flags` from `starts[i]` to `starts[i + 1]`. */
  flags: Uint16Array
  starts: Uint32Array
  /** One bitset per flag, dead slots included; every search starts with `live`. */
  sets: Bits[]
  live: Bits
  /** Degrees; NaN where distance does not apply: no point, or all sessions online. */
  lat: Float64Array
  lon: Float64Array
  hoursMin: Float64Array
  hoursMax: Float64Array
  checked: Uint32Array
  /** Where a map may show it; see map-flags.ts. */
  drawn: Uint8Array
  /** Scratch column: miles from the place of the current search. */
  miles: Float64Array
}

/** Initial capacity of `flags` per program; listings of the national directories have about 40. */
const FLAGS_PER_PROGRAM = 48

/** Empty columns for `room` programs, at least 32. */
export const createColumns = (capacityNeeded: number): ProgramColumns => {
  const capacity = Math.max(32, capacityNeeded)
  return {
    programs: [],
    nameKeys: [],
    slots: new Map(),
    interned: createInterned(),
    lines: createPhoneLines(),
    postings: createPostings(),
    grid: new Map(),
    totals: new Uint32Array(FLAG_COUNT),
    flags: new Uint16Array(capacity * FLAGS_PER_PROGRAM),
    starts: new Uint32Array(capacity + 1),
    sets: Array.from({ length: FLAG_COUNT }, () => createBits(capacity)),
    live: createBits(capacity),
    lat: new Float64Array(capacity),
    lon: new Float64Array(capacity),
    hoursMin: new Float64Array(capacity),
    hoursMax: new Float64Array(capacity),
    checked: new Uint32Array(capacity),
    drawn: new Uint8Array(capacity),
    miles: new Float64Array(capacity),
  }
}

/** A copy of a column with a greater length. */
export const widen = <T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
  column: T,
  length: number,
): T => {
  const wider = new (column.constructor as new (length: number) => T)(length)
  wider.set(column)
  return wider
}

/** Doubles the capacity, so that adding a program takes amortized constant time. */
export const growColumns = (table: ProgramColumns): void => {
  const capacity = table.lat.length * 2
  const words = createBits(capacity).length
  table.sets = table.sets.map((set) => widen(set, words))
  table.live = widen(table.live, words)
  table.starts = widen(table.starts, capacity + 1)
  for (const key of ['lat', 'lon', 'hoursMin', 'hoursMax', 'miles'] as const)
    table[key] = widen(table[key], capacity)
  table.checked = widen(table.checked, capacity)
  table.drawn = widen(table.drawn, capacity)
}
