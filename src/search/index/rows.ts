import { comparedHours } from '../../catalog/program/hours.js'
import type { Program } from '../../catalog/program/program.js'
import { findSpot, type Places } from '../places/places.js'
import { type Bits, clearBit, setBit } from './bitset.js'
import { growColumns, type ProgramColumns, widen } from './columns.js'
import { flagsOf } from './flags.js'
import { shareNotes } from './interned.js'
import { toDrawn } from './map-flags.js'
import { addToLines, removeFromLines } from './phone-lines.js'
import { addWords } from './postings.js'
import { weighWords } from './program-words.js'
import { toDay, toNameKey } from './sort-keys.js'
import { addToGrid } from './spatial-grid.js'

const addFlags = (table: ProgramColumns, slot: number, program: Program): void => {
  const flags = flagsOf(program)
  const start = table.starts[slot] as number
  if (start + flags.length > table.flags.length)
    table.flags = widen(table.flags, (start + flags.length) * 2)
  table.flags.set(flags, start)
  table.starts[slot + 1] = start + flags.length
  for (const flag of flags) {
    setBit(table.sets[flag] as Bits, slot)
    table.totals[flag] = (table.totals[flag] as number) + 1
  }
}

/** A program's point: its own or, without an address, the centroid of its page's city. */
const pointOf = (
  places: Places,
  { location, area }: Program,
): Readonly<{ lat: number | null; lon: number | null }> | null =>
  location ??
  (area?.city ? findSpot(places, { kind: 'city', city: area.city, state: area.state }) : null)

/** Adds a program in the next slot, growing the columns when they are full. */
export const addRow = (table: ProgramColumns, places: Places, program: Program): void => {
  const slot = table.programs.length
  if (slot === table.lat.length) growColumns(table)
  const { min, max } = comparedHours(program.hours)
  const point = program.telehealth === 'virtual' ? null : pointOf(places, program)
  const reached = point !== null && point.lat !== null && point.lon !== null
  const kept = shareNotes(table.interned, program)
  table.programs.push(kept)
  addToLines(table.lines, kept)
  table.nameKeys.push(toNameKey(program))
  table.slots.set(program.slug, slot)
  table.lat[slot] = (reached ? point.lat : null) ?? Number.NaN
  table.lon[slot] = (reached ? point.lon : null) ?? Number.NaN
  addToGrid(table.grid, slot, { lat: table.lat[slot] as number, lon: table.lon[slot] as number })
  table.hoursMin[slot] = min ?? Number.NEGATIVE_INFINITY
  table.hoursMax[slot] = max ?? Number.POSITIVE_INFINITY
  table.checked[slot] = toDay(program.checkedOn)
  table.drawn[slot] = toDrawn(program)
  addFlags(table, slot, program)
  addWords(table.postings, slot, weighWords(program))
  setBit(table.live, slot)
}

/** Removes a program from every search by marking its slot dead; does nothing without one. */
export const removeRow = (table: ProgramColumns, slug: string): void => {
  const slot = table.slots.get(slug)
  if (slot === undefined) return
  const program = table.programs[slot]
  if (program) removeFromLines(table.lines, program)
  table.slots.delete(slug)
  table.programs[slot] = null
  table.nameKeys[slot] = ''
  clearBit(table.live, slot)
  for (let i = table.starts[slot] as number; i < (table.starts[slot + 1] as number); i++) {
    const flag = table.flags[i] as number
    table.totals[flag] = (table.totals[flag] as number) - 1
  }
}
