import { type WordList, wordLists } from './values.js'

/** Builds a record with one entry per word list. */
export const forWordLists = <T extends { [K in WordList]: unknown }>(
  make: <K extends WordList>(key: K) => T[K],
): T => Object.fromEntries(wordLists.map((key) => [key, make(key)])) as T
