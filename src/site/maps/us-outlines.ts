import { outlineLines } from './us-outline-data.js'

/**
 * A state's frame in its own map: a projected point minus `left` and `top`, times `scale`. `width`
 * and `height` are in pixels.
 */
export type Frame = Readonly<{
  left: number
  top: number
  scale: number
  width: number
  height: number
}>
/** SVG paths in integers: `nation` in projection coordinates, `state` in its frame. */
export type Outline = Readonly<{ nation: string; state: string; frame: Frame }>

const readLine = (line: string): [string, Outline] => {
  const [code = '', frame = '', nation = '', state = ''] = line.split('|')
  const [left = 0, top = 0, scale = 1, width = 0, height = 0] = frame.split(' ').map(Number)
  return [code, { nation, state, frame: { left, top, scale, width, height } }]
}

/**
 * The drawn states by postal code: all fifty, the District of Columbia and Puerto Rico. The other
 * territories are outside the projection.
 */
export const outlines: ReadonlyMap<string, Outline> = new Map(
  outlineLines.split('\n').map(readLine),
)
