import { say } from '../messages/say.js'
import type { Found } from '../search/find.js'

const t = say.search
const WIDTH = 320
const MIDDLE = { x: 160, y: 150 }
/** The asked radius is drawn this many pixels from the middle; results just past a border still fit. */
const REACH = 128
const MILES_PER_DEGREE = 69.1

export type Rings = Readonly<{
  title: string
  label: string
  caption: string
  place: string
  rings: readonly { r: number; y: number; text: string }[]
  dots: readonly { x: number; y: number; number: number; about: boolean; chosen: boolean }[]
}>

/** Distance and direction of the programs on this page from where someone looks; null when no place is given or none has a point. */
export const ringsOf = (found: Found, within: number, chosen: readonly string[]): Rings | null => {
  const { spot } = found
  if (!spot) return null
  const scale = REACH / within
  const dots = found.programs.flatMap(({ program, distance, approximate }, i) => {
    const { location } = program
    if (distance === null || !location || location.lat === null || location.lon === null || location.precision === 'withheld') return []
    const east = (location.lon - spot.lon) * MILES_PER_DEGREE * Math.cos((spot.lat * Math.PI) / 180)
    const north = (location.lat - spot.lat) * MILES_PER_DEGREE
    const x = Math.min(WIDTH - 12, Math.max(12, Math.round(MIDDLE.x + east * scale)))
    return [{ x, y: Math.round(MIDDLE.y - north * scale), number: i + 1, about: approximate, chosen: chosen.includes(program.slug) }]
  })
  if (dots.length === 0) return null
  return {
    title: t.mapTitle(spot.label),
    label: t.mapText(spot.label, dots.length, found.programs.length - dots.length),
    caption: t.mapCaption(spot.label),
    place: spot.label,
    rings: [within, Math.round(within / 2), Math.round(within / 4)].map((miles, i) => {
      const r = Math.round(miles * scale)
      return { r, y: MIDDLE.y + r + 14, text: i === 0 ? t.miles(miles) : String(miles) }
    }),
    dots,
  }
}
