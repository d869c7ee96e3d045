import type { Value } from './vocabulary.js'

/**
 * Facts that are lists of words, each from the vocabulary of the same name. What is in this list is
 * a fact with its source, is kept, read back, published, searched by its words and answered by the
 * API; a line in `facets` makes it a filter, one in `fields` shows it.
 */
export const wordLists = [
  'focus',
  'modality',
  'condition',
  'payment',
  'language',
  'population',
  'licence',
] as const

export type WordList = (typeof wordLists)[number]
export type WordsOf = { readonly [K in WordList]: readonly Value<K>[] }

/** Something for every list, by its name. */
export const forWordLists = <T extends { [K in WordList]: unknown }>(
  make: <K extends WordList>(key: K) => T[K],
): T => Object.fromEntries(wordLists.map((key) => [key, make(key)])) as T
