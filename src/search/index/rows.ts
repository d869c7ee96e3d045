import { comparedHours } from '../../catalog/program/hours.js'
import type { Program } from '../../catalog/program/program.js'
import { findSpot, type Places } from '../places/places.js'
import { type Bits, clearBit, setBit } from './bitset.js'
import { makeRoom, type Table, widen } from './columns.js'
import { marksOf } from './flags.js'
import { shareNotes } from './interned.js'
import { toDrawn } from './map-flags.js'
import { addWords } from './postings.js'
import { weighWords } from './program-words.js'
import { toDay, toNameKey } from './sort-keys.js'
import { addToGrid } from './spatial-grid.js'

const addMarks = (table: Table, slot: number, program: Program): void => {
  const marks = marksOf(program)
  const start = table.starts[slot] as number
  if (start + marks.length > table.marks.length)
    table.marks = widen(table.marks, (start + marks.length) * 2)
  table.marks.set(marks, start)
  table.starts[slot + 1] = start + marks.length
  for (const mark of marks) {
    setBit(table.sets[mark] as Bits, slot)
    table.totals[mark] = (table.totals[mark] as number) + 1
  }
}

/**
 * Where a program is: its own point; without an address, the middle of the city that its page
 * names.
 */
const pointOf = (
  places: Places,
  { location, area }: Program,
): Readonly<{ lat: number | null; lon: number | null }> | null =>
  location ??
  (area?.city ? findSpot(places, { kind: 'city', city: area.city, state: area.state }) : null)

/** Adds a program in the next slot. */
export const addRow = (table: Table, places: Places, program: Program): void => {
  const slot = table.programs.length
  if (slot === table.lat.length) makeRoom(table)
  const { min, max } = comparedHours(program.hours)
  const point = program.telehealth === 'virtual' ? null : pointOf(places, program)
  const reached = point !== null && point.lat !== null && point.lon !== null
  table.programs.push(shareNotes(table.interned, program))
  table.nameKeys.push(toNameKey(program))
  table.slots.set(program.slug, slot)
  table.lat[slot] = (reached ? point.lat : null) ?? Number.NaN
  table.lon[slot] = (reached ? point.lon : null) ?? Number.NaN
  addToGrid(table.grid, slot, { lat: table.lat[slot] as number, lon: table.lon[slot] as number })
  table.hoursMin[slot] = min ?? Number.NEGATIVE_INFINITY
  table.hoursMax[slot] = max ?? Number.POSITIVE_INFINITY
  table.checked[slot] = toDay(program.checkedOn)
  table.drawn[slot] = toDrawn(program)
  addMarks(table, slot, program)
  addWords(table.postings, slot, weighWords(program))
  setBit(table.live, slot)
}

/** Takes a program out of every search. Its slot dies; nothing happens when it was in none. */
export const removeRow = (table: Table, slug: string): void => {
  const slot = table.slots.get(slug)
  if (slot === undefined) return
  table.slots.delete(slug)
  table.programs[slot] = null
  table.nameKeys[slot] = ''
  clearBit(table.live, slot)
  for (let i = table.starts[slot] as number; i < (table.starts[slot + 1] as number); i++) {
    const mark = table.marks[i] as number
    table.totals[mark] = (table.totals[mark] as number) - 1
  }
}
