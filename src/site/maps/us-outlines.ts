import { outlineLines } from './us-outline-data.js'

/**
 * A state's place in its own drawing: a point of the projection, less `left` and `top`, times
 * `scale`. `width` and `height` are the drawing's, in pixels.
 */
export type Frame = Readonly<{
  left: number
  top: number
  scale: number
  width: number
  height: number
}>
/** SVG paths in whole numbers: `nation` as the projection has it, `state` in its frame. */
export type Outline = Readonly<{ nation: string; state: string; frame: Frame }>

const readLine = (line: string): [string, Outline] => {
  const [code = '', frame = '', nation = '', state = ''] = line.split('|')
  const [left = 0, top = 0, scale = 1, width = 0, height = 0] = frame.split(' ').map(Number)
  return [code, { nation, state, frame: { left, top, scale, width, height } }]
}

/**
 * The states that are drawn, by postal code: all fifty, the District of Columbia and Puerto Rico.
 * The other territories have no place on it.
 */
export const outlines: ReadonlyMap<string, Outline> = new Map(
  outlineLines.split('\n').map(readLine),
)
