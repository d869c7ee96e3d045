import { isSpoken, toWords } from '../../catalog/vocabulary/search-words.js'
import { smallWords } from '../../messages/en/vocabulary/spellings.js'
import { countBoth, meet } from '../index/bitset.js'
import type { Table } from '../index/columns.js'
import { type WordFilter, wordFilters } from './filters.js'
import { FEW, nearestWord } from './spelling.js'

/**
 * Other words for those that were typed. `used`: they were searched instead, because the words as
 * typed find nothing.
 */
export type Suggestion = Readonly<{ words: string; used: boolean }>
/** The words that are searched, a filter each, and what is suggested. */
export type WordMatch = Readonly<{
  words: readonly string[]
  hits: readonly WordFilter[]
  suggestion: Suggestion | null
}>

/** Words in quotation marks are meant as they stand: nothing is suggested for them. */
const inQuotes = (q: string): boolean => /^["“].*["”]$/u.test(q.trim())

/** The words with their misspelt ones set right; the same words when none is. */
const respell = (
  table: Table,
  hits: readonly WordFilter[],
  words: readonly string[],
): readonly string[] =>
  words.map((word, i) => {
    const found = countBoth((hits[i] as WordFilter).fits, table.live)
    if (found >= FEW || isSpoken(word)) return word
    return nearestWord(table, word, found) ?? word
  })
const withoutSmall = (words: readonly string[]): readonly string[] => {
  const kept = words.filter((word) => !smallWords.has(word))
  return kept.length === 0 ? words : kept
}

/**
 * What is searched for the words of a question. They are taken as typed whenever some program of
 * the catalogue has them all, whatever else is asked, so that every filter counts the same search.
 * Otherwise the first of these that finds something is taken, and said: without small words, with
 * misspelt words set right, both. A rare word beside a much commoner one only leads to a question.
 */
export const matchWords = (table: Table, q: string): WordMatch => {
  const words = [...new Set(toWords(q))]
  const hits = wordFilters(table, words)
  const asTyped: WordMatch = { words, hits, suggestion: null }
  if (words.length === 0 || inQuotes(q)) return asTyped
  const finds = (filters: readonly WordFilter[]): boolean =>
    meet([table.live, ...filters.map(({ fits }) => fits)])
  const right = respell(table, hits, words)
  const respelt = right.some((word, i) => word !== words[i])
  if (finds(hits))
    return respelt ? { ...asTyped, suggestion: { words: right.join(' '), used: false } } : asTyped
  for (const other of [withoutSmall(words), right, withoutSmall(right)]) {
    const instead = [...new Set(other)]
    if (instead.join(' ') === words.join(' ')) continue
    const filters = wordFilters(table, instead)
    if (finds(filters))
      return { words: instead, hits: filters, suggestion: { words: instead.join(' '), used: true } }
  }
  return asTyped
}
