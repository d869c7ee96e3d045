import { compareTexts, lowerBound } from './sorted-texts.js'
/**
 * Items by the prefixes of their words, numbered as added and never removed. `texts` are sorted, so
 * a prefix is a range; `of` is a text's item; `whole`: it is the full name, not its later words.
 */
export type PrefixIndex = Readonly<{
  items: number
  texts: readonly string[]
  of: Uint32Array
  whole: Uint8Array
}>
export const emptyPrefixIndex: PrefixIndex = {
  items: 0,
  texts: [],
  of: new Uint32Array(0),
  whole: new Uint8Array(0),
}

/** The rank of an item that is never returned. */
export const HIDDEN = 0xffffffff
/** Added to the rank where only a later word has the prefix: names that begin with it lead. */
const LATER = 2 ** 32

/** The suffixes of a text by word: the whole text, then the rest from each later word on. */
export const toSuffixes = (words: readonly string[], between = ' '): readonly string[] =>
  words.map((_, i) => words.slice(i).join(between))

/** An item to add: each of its names as its suffixes. */
export type PrefixItem = readonly (readonly string[])[]
type PrefixEntry = Readonly<{ text: string; of: number; whole: number }>

/** Sorts between a text and every longer one: no text of ours has this character. */
const JUST_AFTER = '\u0000'

/** Appends items: the new ones are sorted, then merged, so a few are cheap to add to many. */
export const addToPrefixIndex = (index: PrefixIndex, added: readonly PrefixItem[]): PrefixIndex => {
  if (added.length === 0) return index
  const entries: readonly PrefixEntry[] = added
    .flatMap((names, i) =>
      names.flatMap((suffixes) =>
        suffixes.map((text, suffix) => ({
          text,
          of: index.items + i,
          whole: suffix === 0 ? 1 : 0,
        })),
      ),
    )
    .sort((a, b) => compareTexts(a.text, b.text))
  const length = index.texts.length + entries.length
  const texts = new Array<string>(length)
  const of = new Uint32Array(length)
  const whole = new Uint8Array(length)
  let known = 0
  /** Copies the existing texts up to the place of the next new one, in their order. */
  const copy = (to: number, out: number): void => {
    for (let i = known; i < to; i++) texts[out + i - known] = index.texts[i] as string
    of.set(index.of.subarray(known, to), out)
    whole.set(index.whole.subarray(known, to), out)
    known = to
  }
  entries.forEach((entry, fresh) => {
    copy(lowerBound(index.texts, `${entry.text}${JUST_AFTER}`, known), known + fresh)
    texts[known + fresh] = entry.text
    of[known + fresh] = entry.of
    whole[known + fresh] = entry.whole
  })
  copy(index.texts.length, known + entries.length)
  return { items: index.items + added.length, texts, of, whole }
}

/** Sorts after every text with a prefix: no text of ours has this noncharacter. */
const LAST_SIGN = '\uffff'

/** The item with exactly this name; null when there is none. */
export const itemOf = ({ texts, of, whole }: PrefixIndex, text: string): number | null => {
  for (let at = lowerBound(texts, text); texts[at] === text; at++)
    if (whole[at] === 1) return of[at] as number
  return null
}

type RankedItem = { of: number; rank: number }
const insertRanked = (best: RankedItem[], of: number, rank: number, most: number): void => {
  const same = best.findIndex((one) => one.of === of)
  if (same >= 0 && (best[same] as RankedItem).rank <= rank) return
  if (same >= 0) best.splice(same, 1)
  const after = best.findIndex((one) => one.rank > rank)
  best.splice(after < 0 ? best.length : after, 0, { of, rank })
  if (best.length > most) best.pop()
}

/** The first `most` items with a prefix: by their name, then by a later word, each by `rank`. */
export const topByPrefix = (
  { texts, of, whole }: PrefixIndex,
  prefixes: readonly string[],
  rank: Uint32Array,
  most: number,
): readonly number[] => {
  const best: RankedItem[] = []
  let worst = Number.POSITIVE_INFINITY
  for (const start of prefixes) {
    const end = lowerBound(texts, start + LAST_SIGN)
    for (let at = lowerBound(texts, start); at < end; at++) {
      const item = of[at] as number
      const place = rank[item] as number
      if (place === HIDDEN) continue
      const value = whole[at] === 1 ? place : place + LATER
      if (value >= worst) continue
      insertRanked(best, item, value, most)
      if (best.length === most) worst = (best[most - 1] as RankedItem).rank
    }
  }
  return best.map((one) => one.of)
}

/** Ranks by count, descending, ties by `order`; a count of zero is hidden. */
export const toRank = (
  counts: ArrayLike<number>,
  order: (a: number, b: number) => number = (a, b) => a - b,
): Uint32Array => {
  const items = Array.from({ length: counts.length }, (_, item) => item).filter(
    (item) => (counts[item] as number) > 0,
  )
  items.sort((a, b) => (counts[b] as number) - (counts[a] as number) || order(a, b))
  const rank = new Uint32Array(counts.length).fill(HIDDEN)
  items.forEach((item, place) => {
    rank[item] = place
  })
  return rank
}
