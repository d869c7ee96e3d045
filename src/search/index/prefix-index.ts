/**
 * Things that are found by how one of their words starts. `texts` are sorted, so all that start
 * alike stand together; `of` is the thing that a text leads to, `whole` whether the text is all of
 * a name or the rest of it from a later word on. Things are numbered from 0 in the order in which
 * they are added, and stay.
 */
export type PrefixIndex = Readonly<{
  things: number
  texts: readonly string[]
  of: Uint32Array
  whole: Uint8Array
}>
export const noStarts: PrefixIndex = {
  things: 0,
  texts: [],
  of: new Uint32Array(0),
  whole: new Uint8Array(0),
}

/** The rank of a thing that is not to be found. */
export const HIDDEN = 0xffffffff
/**
 * Added to a rank where only a later word starts as asked: what starts so itself comes before all
 * that does not.
 */
const LATER = 2 ** 32

/** The whole of a text, then the rest of it from each later word on. */
export const toTails = (words: readonly string[], between = ' '): readonly string[] =>
  words.map((_, i) => words.slice(i).join(between))

/** One more thing: each of its names as its tails. */
export type Thing = readonly (readonly string[])[]
type Entry = Readonly<{ text: string; of: number; whole: number }>

/** After a text and before every longer one: no text of ours has this sign. */
const JUST_AFTER = '\u0000'
/** Where the texts begin that are not before `start`. */
const firstFrom = (texts: readonly string[], start: string, from = 0): number => {
  let low = from
  let high = texts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((texts[middle] as string) < start) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Adds things after those that are there: the new are put in order, then both are merged, so a few
 * cost little among many.
 */
export const addStarts = (starts: PrefixIndex, added: readonly Thing[]): PrefixIndex => {
  if (added.length === 0) return starts
  const entries: readonly Entry[] = added
    .flatMap((names, i) =>
      names.flatMap((tails) =>
        tails.map((text, tail) => ({ text, of: starts.things + i, whole: tail === 0 ? 1 : 0 })),
      ),
    )
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  const length = starts.texts.length + entries.length
  const texts = new Array<string>(length)
  const of = new Uint32Array(length)
  const whole = new Uint8Array(length)
  let known = 0
  /**
   * What was there stays in its order: where the next of the new stands is looked up, and all
   * before it is copied as it is.
   */
  const copy = (to: number, out: number): void => {
    for (let i = known; i < to; i++) texts[out + i - known] = starts.texts[i] as string
    of.set(starts.of.subarray(known, to), out)
    whole.set(starts.whole.subarray(known, to), out)
    known = to
  }
  entries.forEach((entry, fresh) => {
    copy(firstFrom(starts.texts, `${entry.text}${JUST_AFTER}`, known), known + fresh)
    texts[known + fresh] = entry.text
    of[known + fresh] = entry.of
    whole[known + fresh] = entry.whole
  })
  copy(starts.texts.length, known + entries.length)
  return { things: starts.things + added.length, texts, of, whole }
}

/**
 * Comes after every text that starts as asked: no text of ours has this sign, which stands for
 * nothing.
 */
const LAST_SIGN = '\uffff'

/** The thing whose whole name is this; null when there is none. */
export const thingOf = ({ texts, of, whole }: PrefixIndex, text: string): number | null => {
  for (let at = firstFrom(texts, text); texts[at] === text; at++)
    if (whole[at] === 1) return of[at] as number
  return null
}

type Best = { of: number; rank: number }
const put = (best: Best[], of: number, rank: number, most: number): void => {
  const same = best.findIndex((one) => one.of === of)
  if (same >= 0 && (best[same] as Best).rank <= rank) return
  if (same >= 0) best.splice(same, 1)
  const after = best.findIndex((one) => one.rank > rank)
  best.splice(after < 0 ? best.length : after, 0, { of, rank })
  if (best.length > most) best.pop()
}

/**
 * The first `most` things that have a text with one of these starts: those that start so
 * themselves, then those of which a later word does, each in order of `rank`.
 */
export const firstOf = (
  { texts, of, whole }: PrefixIndex,
  asked: readonly string[],
  rank: Uint32Array,
  most: number,
): readonly number[] => {
  const best: Best[] = []
  let worst = Number.POSITIVE_INFINITY
  for (const start of asked) {
    const end = firstFrom(texts, start + LAST_SIGN)
    for (let at = firstFrom(texts, start); at < end; at++) {
      const thing = of[at] as number
      const place = rank[thing] as number
      if (place === HIDDEN) continue
      const value = whole[at] === 1 ? place : place + LATER
      if (value >= worst) continue
      put(best, thing, value, most)
      if (best.length === most) worst = (best[most - 1] as Best).rank
    }
  }
  return best.map((one) => one.of)
}

/** Ranks by a number, the largest first and then as the things stand in `order`; zero hides. */
export const toRank = (
  counts: ArrayLike<number>,
  order: (a: number, b: number) => number = (a, b) => a - b,
): Uint32Array => {
  const things = Array.from({ length: counts.length }, (_, thing) => thing).filter(
    (thing) => (counts[thing] as number) > 0,
  )
  things.sort((a, b) => (counts[b] as number) - (counts[a] as number) || order(a, b))
  const rank = new Uint32Array(counts.length).fill(HIDDEN)
  things.forEach((thing, place) => {
    rank[thing] = place
  })
  return rank
}
