import { allFacets, type FacetKey } from '../../catalog/program/facets.js'
import { toWords } from '../../catalog/vocabulary/search-words.js'
import { valuesOf, wordOf } from '../../catalog/vocabulary/vocabulary.js'
import { addStarts, firstOf, noStarts, toRank, toTails } from '../index/prefix-index.js'
import { fieldWeights } from '../index/relevance.js'
import type { Counts } from '../match/facet-counts.js'

/** A word of a vocabulary: as a search's words it finds what states it. */
export type SuggestedWord = Readonly<{ kind: 'words'; text: string; of: FacetKey }>
type Known = Readonly<{ key: FacetKey; value: string; label: string; names: readonly string[] }>

const weights: Readonly<Record<string, number>> = fieldWeights
/** Every word that a search looks for, by its label and by everything else that people call it. */
const known: readonly Known[] = allFacets
  .filter(({ key }) => (weights[key] ?? 0) > 0)
  .flatMap(({ key }) =>
    valuesOf(key).flatMap((value: string) => {
      const word = wordOf(key, value)
      return word ? { key, value, label: word.label, names: [word.label, ...word.also] } : []
    }),
  )
const starts = addStarts(
  noStarts,
  known.map(({ names }) => names.map((name) => toTails(toWords(name)))),
)

/** How often each word is stated; what nobody states is not offered. */
export const rankWords = (facets: Counts['facets']): Uint32Array => {
  const counts = new Map(
    allFacets.flatMap(({ key }) =>
      facets[key].map(({ value, count }) => [`${key} ${value}`, count] as const),
    ),
  )
  return toRank(known.map(({ key, value }) => counts.get(`${key} ${value}`) ?? 0))
}

/**
 * Words that start like a text, the ones stated most often first; of two that read alike, the
 * first.
 */
export const suggestWords = (
  rank: Uint32Array,
  text: string,
  most: number,
): readonly SuggestedWord[] => {
  const found = firstOf(starts, [text], rank, 2 * most).map((thing) => known[thing] as Known)
  return found
    .filter(({ label }, i) => found.findIndex((other) => other.label === label) === i)
    .slice(0, most)
    .map(({ key, label }) => ({ kind: 'words', text: label, of: key }))
}
