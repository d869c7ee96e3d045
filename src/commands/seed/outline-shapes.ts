/** A polyline; a closed one ends where it began. */
export type Polyline = readonly (readonly [number, number])[]

/** The distance of a point from the segment between two others. */
const away = (
  [x, y]: Polyline[number],
  [ax, ay]: Polyline[number],
  [bx, by]: Polyline[number],
): number => {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** To within `reach` (Ramer, Douglas and Peucker). Endpoints stay, so neighbors still meet. */
export const simplify = (line: Polyline, reach: number): Polyline => {
  const [first, last] = [line[0], line.at(-1)]
  if (line.length < 3 || !first || !last) return line
  let far = 0
  let at = 0
  for (let i = 1; i < line.length - 1; i++) {
    const distance = away(line[i] as Polyline[number], first, last)
    if (distance > far) [far, at] = [distance, i]
  }
  if (far <= reach) return [first, last]
  return [
    ...simplify(line.slice(0, at + 1), reach).slice(0, -1),
    ...simplify(line.slice(at), reach),
  ]
}

const areaOf = (ring: Polyline): number =>
  Math.abs(
    ring.reduce(
      (sum, [x, y], i) =>
        sum +
        x * (ring[(i + 1) % ring.length]?.[1] ?? 0) -
        (ring[(i + 1) % ring.length]?.[0] ?? 0) * y,
      0,
    ),
  ) / 2

const written = (numbers: readonly number[]): string =>
  numbers.map((n, i) => (n < 0 || i === 0 ? `${n}` : ` ${n}`)).join('')

/** A ring as an SVG subpath of relative steps; its corners are integers. */
const toSubpath = (ring: Polyline): string => {
  const [first, ...others] = ring.filter(
    ([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1],
  )
  if (!first) return ''
  let before = first
  const steps = others.slice(0, -1).flatMap((corner) => {
    const step = [corner[0] - before[0], corner[1] - before[1]]
    before = corner
    return step
  })
  return `M${written(first)}l${written(steps)}z`
}

/** One SVG path in integers, without rings below `least` square units, except the largest. */
export const toPath = (rings: readonly Polyline[], least: number): string => {
  const rounded = rings
    .map((ring) => ring.map(([x, y]) => [Math.round(x), Math.round(y)] as const))
    .sort((a, b) => areaOf(b) - areaOf(a))
  return rounded
    .filter((ring, i) => i === 0 || areaOf(ring) >= least)
    .map(toSubpath)
    .join('')
}
