import { forWordLists, type WordList } from '../../catalog/vocabulary/list-facts.js'

/**
 * How well a program answers the words, as a pure score: BM25 over weighted fields, without its
 * correction for length, because a program must not sink for stating more.
 *
 * A word's hit weighs the fields that have it: a whole word all of their weight, the start of a
 * word half. Of several words that it hits, the best counts. A rare word counts more than a common
 * one (`rarity`), and a hit saturates: the fourth field adds less than the second. A score is the
 * sum over the words of the query. Equal scores go by name.
 */

/**
 * Lists of words weigh 12 unless said otherwise. All weights are even, so that half of one is
 * whole, and their sum fits into eight bits.
 */
export const fieldWeights = {
  ...forWordLists<Record<WordList, number>>(() => 12),
  name: 32,
  city: 24,
  organization: 16,
  state: 16,
  modality: 16,
  condition: 16,
  focus: 16,
  level: 16,
  age: 12,
  telehealth: 12,
  // Not searched: "mental health" would find every state department that licenses something.
  licence: 0,
} as const
export type WordField = keyof typeof fieldWeights

/** Where a hit earns half of what it can: the weight of the name alone. */
const HALF = 32

/** BM25's inverse document frequency: `hits` of `total` programs have the word. */
export const rarity = (total: number, hits: number): number =>
  Math.log(1 + (total - hits + 0.5) / (hits + 0.5))

/** What one hit adds to a score; `weight` as `hitWeight` gives it. */
export const hitScore = (rare: number, weight: number): number => rare * (weight / (weight + HALF))

/** `weight` is the sum of the fields that have the word. */
export const hitWeight = (weight: number, whole: boolean): number => (whole ? weight : weight / 2)
