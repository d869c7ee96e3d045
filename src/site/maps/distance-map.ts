import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import { type ProgramDot, toPins } from './pins.js'

const messages = say.search
const WIDTH = 320
const CENTER = { x: 160, y: 150 }
/** Radius of the outer ring in pixels; results just past it still fit. */
const OUTER_RADIUS = 128
const MILES_PER_DEGREE = 69.1
/**
 * Miles of the outer ring: the smallest that contains every program of the page, so that twenty in
 * one city stay apart.
 */
const reaches = [1, 2, 4, 10, 20, 50, 100]

/**
 * Distance and direction of the programs on this page from the searched place; null without a place
 * or without coordinates.
 */
export const ringsOf = (found: Found, chosen: readonly string[]) => {
  const { spot } = found
  if (!spot) return null
  const placed = found.programs.flatMap(({ program, distance, approximate }, i) => {
    const { location } = program
    if (
      distance === null ||
      !location ||
      location.lat === null ||
      location.lon === null ||
      location.precision === 'withheld'
    )
      return []
    const east = (location.lon - spot.lon) * MILES_PER_DEGREE * Math.cos((spot.lat * Math.PI) / 180)
    const north = (location.lat - spot.lat) * MILES_PER_DEGREE
    return [
      { east, north, number: i + 1, about: approximate, chosen: chosen.includes(program.slug) },
    ]
  })
  if (placed.length === 0) return null
  const farthest = Math.max(...placed.map(({ east, north }) => Math.hypot(east, north)))
  const reach = reaches.find((miles) => miles >= farthest) ?? Math.ceil(farthest)
  const scale = OUTER_RADIUS / reach
  const dots = placed.map(
    ({ east, north, ...dot }): ProgramDot => ({
      ...dot,
      x: Math.round(CENTER.x + east * scale),
      y: Math.round(CENTER.y - north * scale),
    }),
  )
  return {
    title: messages.mapTitle(spot.label),
    label: messages.mapText(spot.label, placed.length, found.programs.length - placed.length),
    caption: messages.mapCaption(spot.label),
    rings: [reach, reach / 2, reach / 4].map((miles, i) => {
      const r = Math.round(miles * scale)
      return { r, y: CENTER.y + r + 14, text: i === 0 ? messages.miles(miles) : String(miles) }
    }),
    ...toPins(dots, WIDTH),
  }
}
