/** Content encodings we send: the only way responses to one address differ. */
export type Encoding = 'br' | 'gzip' | 'identity'
const encodings = ['br', 'gzip'] as const

/** Browsers send forty characters. A longer header gets `identity`, which every client can read. */
const MAX_HEADER_LENGTH = 200

type EncodingPreference = Readonly<{ name: string; quality: number; place: number }>
const parsePreferences = (header: string): readonly EncodingPreference[] =>
  header.split(',').map((part, place) => {
    const [name = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase())
    const quality = parameters.find((one) => one.startsWith('q='))
    return {
      name,
      quality: quality === undefined ? 1 : Number.parseFloat(quality.slice(2)) || 0,
      place,
    }
  })

/** The client's preference for an encoding: by its own name before `*`. */
const preferenceFor = (
  wishes: readonly EncodingPreference[],
  packing: string,
): EncodingPreference | undefined =>
  wishes.find(({ name }) => name === packing) ?? wishes.find(({ name }) => name === '*')

// Browsers send one of a few values: the last one parsed is cached, and nothing else.
let last: Readonly<{ text: string; ours: readonly Encoding[]; encoding: Encoding }> = {
  text: '',
  ours: encodings,
  encoding: 'identity',
}

/**
 * The client's preferred encoding of `ours`, in header order for equal weights (RFC 9110, 12.5.3),
 * else `identity`. Equivalent headers agree: a response is cached in as many forms as encodings.
 */
export const encodingFor = (
  header: string | string[] | undefined,
  ours: readonly Encoding[] = encodings,
): Encoding => {
  const text = typeof header === 'string' ? header : [header ?? ''].flat().join()
  if (text === '' || text.length > MAX_HEADER_LENGTH) return 'identity'
  if (text === last.text && ours === last.ours) return last.encoding
  const wishes = parsePreferences(text)
  const liked = ours.flatMap((packing) => {
    const wish = preferenceFor(wishes, packing)
    return wish && wish.quality > 0 ? [{ packing, ...wish }] : []
  })
  const named = ({ name }: EncodingPreference): number => (name === '*' ? 0 : 1)
  const [best] = liked.toSorted(
    (a, b) => b.quality - a.quality || named(b) - named(a) || a.place - b.place,
  )
  last = { text, ours, encoding: best?.packing ?? 'identity' }
  return last.encoding
}
