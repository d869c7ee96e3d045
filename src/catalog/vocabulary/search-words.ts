import { spellings } from '../../messages/say.js'
import { toComparable } from '../text/plain-text.js'
import { textsOf, valuesOf, vocabularyKeys } from './vocabulary.js'

/** Splits text into normalized words. None for text without a letter or digit. */
export const toWords = (text: string): readonly string[] => {
  const comparable = toComparable(text)
  return comparable === '' ? [] : comparable.split(' ')
}

/** What every value of the vocabulary is called. */
const allTexts = vocabularyKeys.flatMap((key) =>
  valuesOf(key).flatMap((value) => textsOf(key, value)),
)

/** A capitalized abbreviation of the vocabulary: MAT, DBT, IOP, TRICARE. */
const inCapitals = /\b\p{Lu}{2,}\b/gu

const abbreviations: ReadonlySet<string> = new Set([
  ...valuesOf('state').map((code) => code.toLowerCase()),
  ...allTexts.flatMap((text) => (text.match(inCapitals) ?? []).map((word) => word.toLowerCase())),
])

/**
 * Whether a word is an abbreviation or a state's code, which matches whole, or with a plural s, and
 * not as a prefix: "MAT" is medicine for opioid use and not the Matrix Model, "MA" no "matrix".
 */
export const isAbbreviation = (word: string): boolean => abbreviations.has(word)

const spellingVariants: ReadonlyMap<string, readonly string[]> = new Map(
  spellings.flatMap((group) =>
    group.map((word) => [word, group.filter((other) => other !== word)] as const),
  ),
)

/** A word with its common spelling variants: "st" is also "saint", "center" also "ctr". */
export const spellingsOf = (word: string): readonly string[] => [
  word,
  ...(spellingVariants.get(word) ?? []),
]

const spoken: ReadonlySet<string> = new Set(allTexts.flatMap(toWords))

/** Whether the vocabulary has a word: then it is no misspelling, even if no program states it. */
export const isSpoken = (word: string): boolean => spoken.has(word)
