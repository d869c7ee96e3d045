/**
 * An American keyboard's rows with how far each stands to the right, in keys; what is typed with
 * shift stands where its digit does.
 */
const rows = [
  { keys: '1234567890-=', x: 0, y: 0 },
  { keys: '!@#$%^&*()_+', x: 0, y: 0 },
  { keys: 'qwertyuiop[]', x: 0.5, y: 1 },
  { keys: "asdfghjkl;'", x: 0.75, y: 2 },
  { keys: 'zxcvbnm,./', x: 1.25, y: 3 },
]
type Key = Readonly<{ x: number; y: number }>
const places: ReadonlyMap<string, Key> = new Map(
  rows.flatMap(({ keys, x, y }) => [...keys].map((key, i) => [key, { x: x + i, y }] as const)),
)

/** Which of the neighbors of a key another one is, as a text; null when it is none. */
const direction = (from: string | undefined, to: string | undefined): string | null => {
  const [a, b] = [places.get(from ?? ''), places.get(to ?? '')]
  if (a === undefined || b === undefined || Math.abs(a.x - b.x) > 1 || Math.abs(a.y - b.y) > 1)
    return null
  return `${Math.sign(b.x - a.x)},${b.y - a.y}`
}

/** Which of some forty keys a walk begins with. */
const START = 5
/** Another way than before: one of five or so. */
const TURN = 2
const STEP = 0.25
/** Fewer steps are in many words. */
const SHORTEST = 3

/**
 * For every length of four keys and more of a walk from key to neighboring key that begins at
 * `start`, the bits that tell it: [length, bits].
 */
export function* walksFrom(text: string, start: number): Generator<readonly [number, number]> {
  let [bits, before] = [START, '']
  for (let at = start + 1; ; at += 1) {
    const step = direction(text[at - 1], text[at])
    if (step === null) return
    bits += step === before ? STEP : TURN
    before = step
    if (at - start >= SHORTEST) yield [at - start + 1, bits]
  }
}
