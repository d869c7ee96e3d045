import type { Table } from '../index/columns.js'
import { matchWords, type WordMatch } from './match-words.js'

/**
 * A page asks the same words again for each count beside it: at most with small words, set right,
 * and with filters taken out.
 */
const MOST = 4

/** A question and what was heard of its words. */
type Answered = Readonly<{ q: string; heard: WordMatch }>
/**
 * By generation of the index, the oldest question first: they go with the catalogue that they are
 * of.
 */
const answered = new WeakMap<object, Answered[]>()

/** The last few questions of a generation of the index, the oldest first. */
export const lastQuestions = (generation: object): readonly string[] =>
  (answered.get(generation) ?? []).map(({ q }) => q)

/**
 * What `toHeard` gives, worked out once for all that a page asks of the same words in one
 * generation of the index.
 */
export const hear = (generation: object, table: Table, q: string): WordMatch => {
  const last = answered.get(generation) ?? []
  const known = last.find((one) => one.q === q)
  if (known) return known.heard
  const heard = matchWords(table, q)
  if (last.push({ q, heard }) > MOST) last.shift()
  answered.set(generation, last)
  return heard
}
