import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import { projectPoint } from '../../catalog/map/us-projection.js'
import { labelOf, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { type Polyline, simplify, toPath } from './outline-shapes.js'

type Topology = Parameters<typeof feature>[0]
/** A state's borders at full resolution, in the projection of the national map. */
type StateShape = Readonly<{ code: string; topology: Topology }>

/** Less is invisible on a phone at a third of the size; the map is sent with every search. */
const NATION_REACH = 1.2
const NATION_LEAST = 8
/** The box that a state fills in its own map, in CSS pixels of a phone. */
const STATE = { width: 300, height: 320 }
const STATE_REACH = 0.6
const STATE_LEAST = 4

const readTopology = async (name: string): Promise<Topology> =>
  JSON.parse(
    await readFile(createRequire(import.meta.url).resolve(`us-atlas/${name}`), 'utf8'),
  ) as Topology

/** Decodes quantized, delta-encoded TopoJSON arcs into map units. */
const inUnits = ({ transform, ...topology }: Topology): Topology => {
  if (!transform) return topology
  const { scale, translate } = transform
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map(([dx, dy]) => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]] as const
    })
  })
  return { ...topology, arcs }
}

const projected = (code: string, topology: Topology): Topology => ({
  ...topology,
  arcs: topology.arcs.map((arc) =>
    arc.map(([lon, lat]) => {
      const { x, y } = projectPoint(code, { lat, lon })
      return [x, y] as const
    }),
  ),
})

/** Arcs are simplified first, so a border that two states share stays one. */
const ringsOf = (
  { code, topology }: StateShape,
  reach: number,
  scale: number,
): readonly Polyline[] => {
  const arcs = topology.arcs.map((arc) =>
    simplify(
      arc.map(([x, y]) => [x * scale, y * scale] as const),
      reach,
    ),
  )
  const states = feature({ ...topology, arcs }, topology.objects['states'] as object).features
  const geometry = states.find(
    ({ properties }) => properties.name === labelOf('state', code),
  )?.geometry
  if (!geometry) return []
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

const hundredth = (number: number): number => Math.round(number * 100) / 100

const outlineOf = (shape: StateShape): string => {
  const whole = ringsOf(shape, 0, 1).flat()
  const [left, top] = [Math.min(...whole.map(([x]) => x)), Math.min(...whole.map(([, y]) => y))]
  const [wide, high] = [
    Math.max(...whole.map(([x]) => x)) - left,
    Math.max(...whole.map(([, y]) => y)) - top,
  ]
  const scale = hundredth(Math.min(STATE.width / wide, STATE.height / high))
  const moved = ringsOf(shape, STATE_REACH, scale).map((ring) =>
    ring.map(([x, y]) => [x - left * scale, y - top * scale] as const),
  )
  const frame = [
    hundredth(left),
    hundredth(top),
    scale,
    Math.ceil(wide * scale),
    Math.ceil(high * scale),
  ].join(' ')
  return [
    shape.code,
    frame,
    toPath(ringsOf(shape, NATION_REACH, 1), NATION_LEAST),
    toPath(moved, STATE_LEAST),
  ].join('|')
}

const head = `// Made by \`npm run outlines\` out of the cartographic boundary files of the U.S. Census Bureau,
// 2017, as us-atlas 3.0.1 has them.

/**
 * A line a state: postal code, frame, its path on the drawing of the nation, its path on its own.
 */
`

/** The source of us-outline-data.ts, rebuilt from the Census files. */
export const makeOutlines = async (): Promise<string> => {
  const states = inUnits(await readTopology('states-albers-10m.json'))
  // The projected file omits Puerto Rico, so it is projected from the one in degrees.
  const puertoRico = projected('PR', inUnits(await readTopology('states-10m.json')))
  const shapes = valuesOf('state').map(
    (code): StateShape => ({ code, topology: code === 'PR' ? puertoRico : states }),
  )
  const drawn = shapes.filter((shape) => ringsOf(shape, 0, 1).length > 0)
  return `${head}export const outlineLines = \`${drawn.map(outlineOf).join('\n')}\`\n`
}
