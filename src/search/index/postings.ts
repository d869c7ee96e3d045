import { isAbbreviation } from '../../catalog/vocabulary/search-words.js'
import { lettersOf } from './letters.js'
import { lowerBound } from './sorted-texts.js'

/** A word's slots, ascending and append-only, each with its weight in the low eight bits. */
type Posting = { list: Uint32Array; length: number }
/** The inverted index. Words are sorted, so a prefix is a range; `letters` as in letters.ts. */
export type Postings = {
  readonly of: Map<string, Posting>
  words: readonly string[]
  lists: readonly Posting[]
  letters: Int32Array
}

/** An empty index. */
export const createPostings = (): Postings => ({
  of: new Map(),
  words: [],
  lists: [],
  letters: new Int32Array(0),
})

/** Most words occur in few programs, so a list starts small. */
const FIRST_ROOM = 2

const append = (posting: Posting, entry: number): void => {
  if (posting.length === posting.list.length) {
    const wider = new Uint32Array(posting.length * 2)
    wider.set(posting.list)
    posting.list = wider
  }
  posting.list[posting.length++] = entry
}

/** Adds words under a slot higher than all before; they are searchable after `sortWords`. */
export const addWords = (
  postings: Postings,
  slot: number,
  weights: ReadonlyMap<string, number>,
): void => {
  for (const [word, weight] of weights) {
    const posting = postings.of.get(word) ?? { list: new Uint32Array(FIRST_ROOM), length: 0 }
    if (posting.length === 0) postings.of.set(word, posting)
    append(posting, slot * 256 + weight)
  }
}

/** Sorts in new words. Those of removed programs match nothing, and stay until the next rebuild. */
export const sortWords = (postings: Postings): void => {
  if (postings.of.size === postings.words.length) return
  const known = new Set(postings.words)
  const added = [...postings.of.keys()].filter((word) => !known.has(word))
  postings.words = [...postings.words, ...added].sort()
  postings.lists = postings.words.map((word) => postings.of.get(word) as Posting)
  postings.letters = Int32Array.from(postings.words, lettersOf)
}

/** The posting list of a word with the prefix, and whether the word is the whole prefix. */
export type PrefixHit = Readonly<{ list: Uint32Array; length: number; whole: boolean }>

/** Every word with this prefix; of an abbreviation, only the word itself and its plural. */
export const hitsOf = ({ of, words, lists }: Postings, start: string): readonly PrefixHit[] => {
  if (isAbbreviation(start))
    return [start, `${start}s`].flatMap((word) => {
      const posting = of.get(word)
      return posting ? [{ list: posting.list, length: posting.length, whole: word === start }] : []
    })
  const hits: PrefixHit[] = []
  for (let at = lowerBound(words, start); words[at]?.startsWith(start); at++) {
    const { list, length } = lists[at] as Posting
    hits.push({ list, length, whole: words[at] === start })
  }
  return hits
}
