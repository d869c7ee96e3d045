import type { Box, Point } from '../places/distance.js'

/** A cell's side in degrees, about 35 miles: a search within 25 miles reads six or nine cells. */
const SIDE = 0.5
const ACROSS = 360 / SIDE
const DOWN = 180 / SIDE

/** Slots by grid cell, so that a search scans its neighborhood and not the whole country. */
export type Grid = Map<number, number[]>

const rowOf = (lat: number): number =>
  Math.min(DOWN - 1, Math.max(0, Math.floor((lat + 90) / SIDE)))
const columnOf = (lon: number): number => Math.floor((lon + 180) / SIDE)
/** Wraps at 180 degrees. */
const around = (column: number): number => ((column % ACROSS) + ACROSS) % ACROSS

/** Adds a slot to the cell of its point; unknown points (NaN) are skipped. */
export const addToGrid = (grid: Grid, slot: number, { lat, lon }: Point): void => {
  if (Number.isNaN(lat) || Number.isNaN(lon)) return
  const cell = rowOf(lat) * ACROSS + around(columnOf(lon))
  const slots = grid.get(cell)
  if (slots) slots.push(slot)
  else grid.set(cell, [slot])
}

/** The slots of every cell that a bounding box around a point touches. */
export const slotsAround = (
  grid: Grid,
  center: Point,
  box: Box,
): readonly (readonly number[])[] => {
  const lists: (readonly number[])[] = []
  const west = columnOf(center.lon - box.lon)
  const columns = Math.min(ACROSS, columnOf(center.lon + box.lon) - west + 1)
  for (let row = rowOf(center.lat - box.lat); row <= rowOf(center.lat + box.lat); row++)
    for (let i = 0; i < columns; i++) {
      const slots = grid.get(row * ACROSS + around(west + i))
      if (slots) lists.push(slots)
    }
  return lists
}
