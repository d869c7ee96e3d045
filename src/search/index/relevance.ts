import { forWordLists } from '../../catalog/vocabulary/list-facts.js'
import type { WordList } from '../../catalog/vocabulary/values.js'

/** BM25 over weighted fields, not normalized by length: stating more must not sink a program. */

/** Word lists weigh 12 unless overridden. All are even, to be halved; their sum fits eight bits. */
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
  // What a place has beside the program says less of the program.
  service: 8,
  detox: 6,
  alsoHere: 6,
  opioidCare: 4,
  alcoholCare: 4,
  onlyFor: 2,
  // Not searched, as they say what a place is and not whom it helps: by its licence, "mental health"
  // would find every state department that licenses something.
  licence: 0,
  gender: 0,
  ownership: 0,
  facilityType: 0,
  smoking: 0,
  testing: 0,
} as const
export type WordField = keyof typeof fieldWeights

/** BM25's saturation parameter: the weight that earns half the maximum, that of the name alone. */
const SATURATION = 32

/** BM25's inverse document frequency: `hits` of `total` programs have the word. */
export const rarity = (total: number, hits: number): number =>
  Math.log(1 + (total - hits + 0.5) / (hits + 0.5))

/** What one hit adds to a score; `weight` as `hitWeight` gives it. */
export const hitScore = (rare: number, weight: number): number =>
  rare * (weight / (weight + SATURATION))

/** A hit's weight: the sum of the fields that have the word, halved when it is only a prefix. */
export const hitWeight = (weight: number, whole: boolean): number => (whole ? weight : weight / 2)
