import { outlineLines } from './us-outline-data.js'

/**
 * SVG paths in integers: `nation` in projection coordinates, `state` in its frame: a projected
 * point minus `left` and `top`, times `scale`. `width` and `height` are in pixels.
 */
const toOutline = ([frame = '', nation = '', state = '']: readonly string[]) => {
  const [left = 0, top = 0, scale = 1, width = 0, height = 0] = frame.split(' ').map(Number)
  return { nation, state, frame: { left, top, scale, width, height } }
}
export type Outline = ReturnType<typeof toOutline>

/**
 * The drawn states by postal code: all fifty, the District of Columbia and Puerto Rico. The other
 * territories are outside the projection.
 */
export const outlines: ReadonlyMap<string, Outline> = new Map(
  outlineLines.split('\n').map((line) => {
    const [code = '', ...parts] = line.split('|')
    return [code, toOutline(parts)]
  }),
)
