/** Mean radius of the Earth in miles (IUGG): a sphere errs by 0.5%, less than a ZIP's centroid. */
const EARTH_MILES = 3958.7613
const RADIANS = Math.PI / 180

/** Degrees, WGS 84. */
export type Point = Readonly<{ lat: number; lon: number }>
/** Half the sides of a bounding box in degrees: how far a point may be from the center. */
export type Box = Readonly<{ lat: number; lon: number }>

/** Great-circle distance in miles (haversine); degrees in. */
export const milesBetween = (a: Point, b: Point): number => {
  const lat = Math.sin(((b.lat - a.lat) * RADIANS) / 2)
  const lon = Math.sin(((b.lon - a.lon) * RADIANS) / 2)
  const h = lat * lat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * lon * lon
  return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** A margin, so that rounding never drops a point exactly on the circle. */
const SLACK = 1.001

/** The bounding box of all points within `miles`: a cheap filter before the exact distance. */
export const toBox = (center: Point, miles: number): Box => {
  const angle = (miles / EARTH_MILES) * SLACK
  const widest = Math.sin(angle) / Math.cos(center.lat * RADIANS)
  // Near a pole every longitude is close.
  const lon =
    widest < 1 && Math.abs(center.lat) + angle / RADIANS < 90 ? Math.asin(widest) / RADIANS : 180
  return { lat: angle / RADIANS, lon: lon * SLACK }
}

/** Degrees between two longitudes the short way: Guam and Hawaii are on opposite sides of 180. */
export const lonBetween = (a: number, b: number): number => {
  const apart = Math.abs(a - b)
  return apart > 180 ? 360 - apart : apart
}
