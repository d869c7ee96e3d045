/**
 * How an answer may be packed, and that it is not: all that an answer differs by in the eyes of who
 * asks.
 */
export type Encoding = 'br' | 'gzip' | 'identity'
const packings = ['br', 'gzip'] as const

/**
 * Browsers send forty characters. Whoever sends more than this gets an answer that is not packed,
 * which everybody can read.
 */
const LONGEST = 200

type Wish = Readonly<{ name: string; quality: number; place: number }>
const toWishes = (header: string): readonly Wish[] =>
  header.split(',').map((part, place) => {
    const [name = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase())
    const quality = parameters.find((one) => one.startsWith('q='))
    return {
      name,
      quality: quality === undefined ? 1 : Number.parseFloat(quality.slice(2)) || 0,
      place,
    }
  })

/** What is asked of one packing: by its own name before `*`. */
const wishFor = (wishes: readonly Wish[], packing: string): Wish | undefined =>
  wishes.find(({ name }) => name === packing) ?? wishes.find(({ name }) => name === '*')

// Browsers send one of a few: the one that was read last is remembered, and nothing else.
let last: Readonly<{ text: string; ours: readonly Encoding[]; encoding: Encoding }> = {
  text: '',
  ours: packings,
  encoding: 'identity',
}

/**
 * The packing that a client likes best of `ours`, in the order of its own list where it likes them
 * alike (RFC 9110, 12.5.3); `identity` where it takes none. Every way of saying the same gives the
 * same, so that an answer is kept in as many forms as we have packings.
 */
export const encodingFor = (
  header: string | string[] | undefined,
  ours: readonly Encoding[] = packings,
): Encoding => {
  const text = typeof header === 'string' ? header : [header ?? ''].flat().join()
  if (text === '' || text.length > LONGEST) return 'identity'
  if (text === last.text && ours === last.ours) return last.encoding
  const wishes = toWishes(text)
  const liked = ours.flatMap((packing) => {
    const wish = wishFor(wishes, packing)
    return wish && wish.quality > 0 ? [{ packing, ...wish }] : []
  })
  const named = ({ name }: Wish): number => (name === '*' ? 0 : 1)
  const [best] = liked.toSorted(
    (a, b) => b.quality - a.quality || named(b) - named(a) || a.place - b.place,
  )
  last = { text, ours, encoding: best?.packing ?? 'identity' }
  return last.encoding
}
