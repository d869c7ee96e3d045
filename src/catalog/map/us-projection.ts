const RADIANS = Math.PI / 180

/** A point on the national map: 975 wide and 610 high, y downward. */
export type DrawnPoint = Readonly<{ x: number; y: number }>
type GeoPoint = Readonly<{ lat: number; lon: number }>

/** A region's projection: `center` is drawn at `x` and `y`, an Earth radius is `scale` long. */
type MapRegion = Readonly<{
  parallels: readonly [number, number]
  meridian: number
  center: GeoPoint
  x: number
  y: number
  scale: number
}>

/** Albers' equal-area conic projection: areas are comparable across the map. */
const toAlbers = ({
  parallels,
  meridian,
  center,
  x,
  y,
  scale,
}: MapRegion): ((point: GeoPoint) => DrawnPoint) => {
  const [south, north] = parallels.map((degrees) => Math.sin(degrees * RADIANS)) as [number, number]
  const n = (south + north) / 2
  const c = 1 + south * (2 * n - south)
  const radius = (lat: number): number => Math.sqrt(c - 2 * n * Math.sin(lat * RADIANS)) / n
  const flat = ({ lat, lon }: GeoPoint): DrawnPoint => {
    // The short way around: the westernmost Aleutians lie east of 180.
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

/** As in us-atlas: `geoAlbersUsa().scale(1300).translate([487.5, 305])` of d3-geo. */
const SCALE = 1300
const MIDDLE = { x: 487.5, y: 305 }

const mainland = toAlbers({
  parallels: [29.5, 45.5],
  meridian: -96,
  center: { lat: 38.7, lon: -96.6 },
  ...MIDDLE,
  scale: SCALE,
})
/** Alaska at a third of its size, Hawaii, and Puerto Rico, which d3-geo leaves out, off Florida. */
const insets: Readonly<Record<string, (point: GeoPoint) => DrawnPoint>> = {
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

/** Projects a point of a state onto the national map. */
export const projectPoint = (state: string, point: GeoPoint): DrawnPoint =>
  (insets[state] ?? mainland)(point)
