const RADIANS = Math.PI / 180

/** A place on the drawing of the nation: 975 wide and 610 high, y downwards. */
export type DrawnPoint = Readonly<{ x: number; y: number }>
type Degrees = Readonly<{ lat: number; lon: number }>

/**
 * Where one part of the country lies on the drawing: `center` comes to stand at `x` and `y`, and an
 * Earth's radius is `scale` long.
 */
type Part = Readonly<{
  parallels: readonly [number, number]
  meridian: number
  center: Degrees
  x: number
  y: number
  scale: number
}>

/**
 * Albers' equal-area conic: one square inch is as many square miles everywhere, so that a large
 * state looks large.
 */
const toAlbers = ({
  parallels,
  meridian,
  center,
  x,
  y,
  scale,
}: Part): ((point: Degrees) => DrawnPoint) => {
  const [south, north] = parallels.map((degrees) => Math.sin(degrees * RADIANS)) as [number, number]
  const n = (south + north) / 2
  const c = 1 + south * (2 * n - south)
  const radius = (lat: number): number => Math.sqrt(c - 2 * n * Math.sin(lat * RADIANS)) / n
  const flat = ({ lat, lon }: Degrees): DrawnPoint => {
    // The short way round: the westernmost Aleutians lie east of 180.
    const turn = ((((lon - meridian + 540) % 360) + 360) % 360) - 180
    const angle = n * turn * RADIANS
    return { x: radius(lat) * Math.sin(angle), y: radius(lat) * Math.cos(angle) }
  }
  const middle = flat(center)
  return (point) => {
    const at = flat(point)
    return { x: x + scale * (at.x - middle.x), y: y + scale * (at.y - middle.y) }
  }
}

/**
 * Scale and middle of the Census outlines as us-atlas projects them:
 * `geoAlbersUsa().scale(1300).translate([487.5, 305])` of d3-geo.
 */
const SCALE = 1300
const MIDDLE = { x: 487.5, y: 305 }

const mainland = toAlbers({
  parallels: [29.5, 45.5],
  meridian: -96,
  center: { lat: 38.7, lon: -96.6 },
  ...MIDDLE,
  scale: SCALE,
})
/**
 * What stands beside the mainland: Alaska at a third of its size, and Puerto Rico, for which d3-geo
 * has no room, off Florida.
 */
const insets: Readonly<Record<string, (point: Degrees) => DrawnPoint>> = {
  AK: toAlbers({
    parallels: [55, 65],
    meridian: -154,
    center: { lat: 58.5, lon: -156 },
    x: MIDDLE.x - 0.307 * SCALE,
    y: MIDDLE.y + 0.201 * SCALE,
    scale: 0.35 * SCALE,
  }),
  HI: toAlbers({
    parallels: [8, 18],
    meridian: -157,
    center: { lat: 19.9, lon: -160 },
    x: MIDDLE.x - 0.205 * SCALE,
    y: MIDDLE.y + 0.212 * SCALE,
    scale: SCALE,
  }),
  PR: toAlbers({
    parallels: [8, 18],
    meridian: -66,
    center: { lat: 18.2, lon: -66.4 },
    x: 912,
    y: 572,
    scale: SCALE,
  }),
}

/** Where a point of a state stands on the drawing of the nation. */
export const projectPoint = (state: string, point: Degrees): DrawnPoint =>
  (insets[state] ?? mainland)(point)
