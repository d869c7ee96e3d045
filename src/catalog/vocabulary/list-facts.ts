import { type Value, type WordList, wordLists } from './values.js'

/** A list of values for each fact that is one. */
export type WordsOf = { readonly [K in WordList]: readonly Value<K>[] }

/** Builds a record with one entry per word list. */
export const forWordLists = <T extends { [K in WordList]: unknown }>(
  make: <K extends WordList>(key: K) => T[K],
): T => Object.fromEntries(wordLists.map((key) => [key, make(key)])) as T
