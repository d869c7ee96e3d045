import type { Value } from './vocabulary.js'

/**
 * Facts that are word lists, each from the vocabulary of the same name. Each entry is a fact with
 * provenance that is stored, published, searched and in the API; a line in `facets` makes it a
 * facet, one in `fields` shows it.
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

/** Builds a record with one entry per word list. */
export const forWordLists = <T extends { [K in WordList]: unknown }>(
  make: <K extends WordList>(key: K) => T[K],
): T => Object.fromEntries(wordLists.map((key) => [key, make(key)])) as T
