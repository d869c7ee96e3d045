import type { Word } from '../../messages/en/vocabulary/word.js'
import { words } from '../../messages/en/vocabulary/words.js'

/**
 * The closed vocabularies: what a filter, a fact and an import may say. Keys and values are
 * permanent.
 */
export type VocabularyKey = keyof typeof words
export type Value<K extends VocabularyKey> = Extract<keyof (typeof words)[K]['terms'], string>

const termsOf = (key: VocabularyKey): Readonly<Record<string, Word>> => words[key].terms

/** All values of a vocabulary, in the order they are shown. */
export const valuesOf = <K extends VocabularyKey>(key: K): readonly Value<K>[] =>
  Object.keys(words[key].terms) as Value<K>[]

/** What the vocabulary is called on a page, such as "Therapy approaches". */
export const titleOf = (key: VocabularyKey): string => words[key].label

/** The word behind a value; null when the vocabulary does not have it. */
export const wordOf = (key: VocabularyKey, value: string): Word | null =>
  Object.hasOwn(termsOf(key), value) ? (termsOf(key)[value] as Word) : null

/** A value as people read it; the value itself when the vocabulary does not have it. */
export const labelOf = (key: VocabularyKey, value: string): string =>
  wordOf(key, value)?.label ?? value

/** The value a text stands for, case aside; null when there is none. */
export const parseValue = <K extends VocabularyKey>(key: K, text: string): Value<K> | null => {
  const asked = key === 'state' ? text.trim().toUpperCase() : text.trim().toLowerCase()
  return wordOf(key, asked) ? (asked as Value<K>) : null
}
