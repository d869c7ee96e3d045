import { isSpoken, toWords } from '../../catalog/vocabulary/search-words.js'
import { smallWords } from '../../messages/say.js'
import { countIntersection, intersects } from '../index/bitset.js'
import type { ProgramColumns } from '../index/columns.js'
import { type WordFilter, wordFilters } from './filters.js'
import { FEW, nearestWord } from './spelling.js'

/** A replacement for the typed words. `used`: it was searched instead, as they find nothing. */
export type Suggestion = Readonly<{ words: string; used: boolean }>
/** The words that are searched, one filter each, and the suggestion. */
export type WordMatch = Readonly<{
  words: readonly string[]
  hits: readonly WordFilter[]
  suggestion: Suggestion | null
}>

/** Quoted words are literal: nothing is suggested for them. */
const isQuoted = (q: string): boolean => /^["“].*["”]$/u.test(q.trim())

/** The words with misspellings corrected; the same words when there are none. */
const correctSpelling = (
  table: ProgramColumns,
  hits: readonly WordFilter[],
  words: readonly string[],
): readonly string[] =>
  words.map((word, i) => {
    const found = countIntersection((hits[i] as WordFilter).fits, table.live)
    if (found >= FEW || isSpoken(word)) return word
    return nearestWord(table, word, found) ?? word
  })
const withoutStopWords = (words: readonly string[]): readonly string[] => {
  const significant = words.filter((word) => !smallWords.has(word))
  return significant.length === 0 ? words : significant
}

/**
 * Chooses the words to search: as typed if some program has them all, whatever the other filters,
 * so that every filter counts the same search. Otherwise the first that finds something: without
 * stop words, corrected, both. A rare word much like a far more common one only gets a suggestion.
 */
export const matchWords = (table: ProgramColumns, q: string): WordMatch => {
  const words = [...new Set(toWords(q))]
  const hits = wordFilters(table, words)
  const asTyped: WordMatch = { words, hits, suggestion: null }
  if (words.length === 0 || isQuoted(q)) return asTyped
  const finds = (filters: readonly WordFilter[]): boolean =>
    intersects([table.live, ...filters.map(({ fits }) => fits)])
  const corrected = correctSpelling(table, hits, words)
  const isCorrected = corrected.some((word, i) => word !== words[i])
  if (finds(hits))
    return isCorrected
      ? { ...asTyped, suggestion: { words: corrected.join(' '), used: false } }
      : asTyped
  for (const other of [withoutStopWords(words), corrected, withoutStopWords(corrected)]) {
    const replacement = [...new Set(other)]
    if (replacement.join(' ') === words.join(' ')) continue
    const filters = wordFilters(table, replacement)
    if (finds(filters))
      return {
        words: replacement,
        hits: filters,
        suggestion: { words: replacement.join(' '), used: true },
      }
  }
  return asTyped
}
