/**
 * A US keyboard's rows with their horizontal offset in keys; a shifted character has its digit's
 * position.
 */
const rows = [
  { keys: '1234567890-=', x: 0, y: 0 },
  { keys: '!@#$%^&*()_+', x: 0, y: 0 },
  { keys: 'qwertyuiop[]', x: 0.5, y: 1 },
  { keys: "asdfghjkl;'", x: 0.75, y: 2 },
  { keys: 'zxcvbnm,./', x: 1.25, y: 3 },
]
type KeyPosition = Readonly<{ x: number; y: number }>
const places: ReadonlyMap<string, KeyPosition> = new Map(
  rows.flatMap(({ keys, x, y }) => [...keys].map((key, i) => [key, { x: x + i, y }] as const)),
)

/** The direction from one key to an adjacent one, as text; null when they are not adjacent. */
const direction = (from: string | undefined, to: string | undefined): string | null => {
  const [a, b] = [places.get(from ?? ''), places.get(to ?? '')]
  if (a === undefined || b === undefined || Math.abs(a.x - b.x) > 1 || Math.abs(a.y - b.y) > 1)
    return null
  return `${Math.sign(b.x - a.x)},${b.y - a.y}`
}

/** Bits for the first of some forty keys. */
const START_BITS = 5
/** Bits for a change of direction: one of five or so. */
const TURN_BITS = 2
const STEP_BITS = 0.25
/** Shorter walks occur in many words. */
const MIN_STEPS = 3

/** Keyboard walks of at least four keys that begin at `start`: [length, bits] for each length. */
export function* walksFrom(text: string, start: number): Generator<readonly [number, number]> {
  let [bits, before] = [START_BITS, '']
  for (let at = start + 1; ; at += 1) {
    const step = direction(text[at - 1], text[at])
    if (step === null) return
    bits += step === before ? STEP_BITS : TURN_BITS
    before = step
    if (at - start >= MIN_STEPS) yield [at - start + 1, bits]
  }
}
