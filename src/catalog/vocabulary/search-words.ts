import { spellings } from '../../messages/en/vocabulary/spellings.js'
import { words } from '../../messages/en/vocabulary/words.js'
import { toComparable } from '../text/plain-text.js'
import { type VocabularyKey, valuesOf, wordOf } from './vocabulary.js'

/** Text → the words that are compared. None for text without a letter or digit. */
export const toWords = (text: string): readonly string[] => {
  const comparable = toComparable(text)
  return comparable === '' ? [] : comparable.split(' ')
}

const keys = Object.keys(words) as VocabularyKey[]
/** A word that the vocabulary writes in capitals: MAT, DBT, IOP, TRICARE. */
const inCapitals = /\b\p{Lu}{2,}\b/gu

const abbreviations: ReadonlySet<string> = new Set([
  ...valuesOf('state').map((code) => code.toLowerCase()),
  ...keys
    .flatMap((key) =>
      valuesOf(key).flatMap((value) => [
        wordOf(key, value)?.label ?? '',
        ...(wordOf(key, value)?.also ?? []),
      ]),
    )
    .flatMap((text) => (text.match(inCapitals) ?? []).map((word) => word.toLowerCase())),
])

/**
 * Whether a typed word is an abbreviation that the vocabulary knows, or the code of a state. It is
 * then found whole, or with the s of its plural, and not as the start of other words: "MAT" is
 * medicine for opioid use and not the Matrix Model, "MA" no "matrix".
 */
export const isAbbreviation = (word: string): boolean => abbreviations.has(word)

const others: ReadonlyMap<string, readonly string[]> = new Map(
  spellings.flatMap((group) =>
    group.map((word) => [word, group.filter((other) => other !== word)] as const),
  ),
)

/** A word and its other common spellings: "st" is also "saint", "center" also "ctr". */
export const spellingsOf = (word: string): readonly string[] => [word, ...(others.get(word) ?? [])]

const spoken: ReadonlySet<string> = new Set(
  keys
    .flatMap((key) =>
      valuesOf(key).flatMap((value) => [
        wordOf(key, value)?.label ?? '',
        ...(wordOf(key, value)?.also ?? []),
      ]),
    )
    .flatMap(toWords),
)

/**
 * Whether the vocabulary has a word, so that it is no misspelling even where no program states it.
 */
export const isSpoken = (word: string): boolean => spoken.has(word)
