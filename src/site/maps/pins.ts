/** A program on the drawing: its position in pixels and its number in the list. */
export type ProgramDot = Readonly<{
  x: number
  y: number
  number: number
  about: boolean
  chosen: boolean
}>

const PIN_HEIGHT = 22
const DIGIT_WIDTH = 7
/** From the center of a digit to its baseline. */
const BASELINE = 4.5
/** Closer than this counts as one place: two programs of one facility. */
const SAME_PLACE_DISTANCE = 6

/** 1, 2, 3, 7 → "1–3, 7". */
const toRuns = (numbers: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

/**
 * A numbered pin: one program, or several at one place. `x` and `y` are the position of its text.
 */
const toPin = (group: readonly [ProgramDot, ...ProgramDot[]], within: number) => {
  const [{ x, y }] = group
  const text = toRuns(group.map(({ number }) => number).sort((a, b) => a - b))
  const width = Math.max(PIN_HEIGHT, 10 + DIGIT_WIDTH * text.length)
  const middle = Math.min(within - width / 2 - 1, Math.max(width / 2 + 1, x))
  return {
    x: middle,
    y: y + BASELINE,
    left: middle - width / 2,
    top: y - PIN_HEIGHT / 2,
    width,
    text,
    about: group.every(({ about }) => about),
    chosen: group.some(({ chosen }) => chosen),
  }
}

type Pin = ReturnType<typeof toPin>

const cover = (a: Pin, b: Pin): boolean =>
  Math.abs(a.y - b.y) < PIN_HEIGHT && a.left < b.left + b.width && b.left < a.left + a.width

/**
 * Places pins greedily: selected programs first, then in list order; those that would overlap
 * become dots. `numbers` are the visible ones.
 */
export const toPins = (all: readonly ProgramDot[], within: number) => {
  const groups: [ProgramDot, ...ProgramDot[]][] = []
  for (const dot of all.toSorted((a, b) => Number(b.chosen) - Number(a.chosen))) {
    const group = groups.find(
      ([first]) => Math.hypot(first.x - dot.x, first.y - dot.y) < SAME_PLACE_DISTANCE,
    )
    if (group) group.push(dot)
    else groups.push([dot])
  }
  const pins: Pin[] = []
  const dots: ProgramDot[] = []
  for (const group of groups) {
    const pin = toPin(group, within)
    if (pins.some((other) => cover(other, pin))) dots.push(group[0])
    else pins.push(pin)
  }
  const hidden = new Set(
    groups
      .filter(([first]) => dots.includes(first))
      .flatMap((group) => group.map(({ number }) => number)),
  )
  return {
    pins,
    dots,
    numbers: new Set(all.map(({ number }) => number).filter((number) => !hidden.has(number))),
  }
}
