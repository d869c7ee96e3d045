import { projectPoint } from '../../catalog/map/us-projection.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Dots } from '../../search/answer/map-clusters.js'
import { urls } from '../../web/html/urls.js'
import type { Outline } from './us-outlines.js'

const messages = say.usMap
/** Every state's box is as wide as the widest, so that a narrow one is not enlarged. */
const WIDTH = 300
/** Padding for dots on the border. */
const MARGIN = 12

const MIN_RADIUS = 2.2
const MAX_RADIUS = 15
const tenth = (pixels: number): number => Math.round(pixels * 10) / 10
/** Clamps a mistyped point to the edge: it is counted, so it is drawn. */
const within = (pixels: number, length: number): number =>
  tenth(Math.min(length + MARGIN / 2, Math.max(-MARGIN / 2, pixels)))

/**
 * A state's map of all results with an address in it, of which the list shows one page. `total` is
 * the list's. A dot's position and `r` are in pixels; its area is proportional to its programs.
 */
export const stateMapOf = (
  query: SearchQuery,
  found: Dots,
  total: number,
  { state: path, frame }: Outline,
) => {
  const dots = found.dots
    .toSorted((a, b) => b.count - a.count)
    .map(({ lat, lon, count, rough }) => {
      const { x, y } = projectPoint(found.state, { lat, lon })
      const r = tenth(Math.min(MAX_RADIUS, MIN_RADIUS * Math.sqrt(count)))
      return {
        x: within((x - frame.left) * frame.scale, frame.width),
        y: within((y - frame.top) * frame.scale, frame.height),
        r,
        rough,
      }
    })
  const missing = total - found.count
  const cities = [
    ...found.cities.map(({ city, count }) => ({ name: city, count })),
    ...(found.others.count > 0
      ? [{ name: messages.otherCities(found.others.cities), count: found.others.count }]
      : []),
    ...(missing > 0 ? [{ name: messages.offList, count: missing }] : []),
  ]
  const { state: _, ...elsewhere } = query.chosen
  return {
    id: 'us-map',
    label: messages.stateText(labelOf('state', found.state), found.count),
    box: [
      (frame.width - WIDTH) / 2 - MARGIN,
      -MARGIN,
      WIDTH + 2 * MARGIN,
      frame.height + 2 * MARGIN,
    ].join(' '),
    path,
    dots,
    caption: messages.stateCaption,
    said: [
      messages.onMap(found.count, total, found.rough),
      ...(missing > 0 ? [messages.offMap(missing)] : []),
    ].join(' '),
    cities: cities.map(({ name, count }) => ({ name, count: say.number(count) })),
    nation: urls.search({ ...query, chosen: elsewhere, page: 1 }),
  }
}
