import { allFacets, type FacetKey } from '../../catalog/program/facets.js'
import { toWords } from '../../catalog/vocabulary/search-words.js'
import { textsOf, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import {
  addToPrefixIndex,
  emptyPrefixIndex,
  topByPrefix,
  toRank,
  toSuffixes,
} from '../index/prefix-index.js'
import { fieldWeights } from '../index/relevance.js'
import type { FacetCounts } from '../match/facet-counts.js'

/** A vocabulary term: searching its text finds what states it. */
export type SuggestedWord = Readonly<{ kind: 'words'; text: string; of: FacetKey }>
type SuggestedTerm = Readonly<{
  key: FacetKey
  value: string
  label: string
  names: readonly string[]
}>

const weights: Readonly<Record<string, number>> = fieldWeights
/** Every searched term, with its label and its synonyms. */
const terms: readonly SuggestedTerm[] = allFacets
  .filter(({ key }) => (weights[key] ?? 0) > 0)
  .flatMap(({ key }) =>
    valuesOf(key).map((value: string) => {
      const names = textsOf(key, value)
      return { key, value, label: names[0] ?? value, names }
    }),
  )
const termIndex = addToPrefixIndex(
  emptyPrefixIndex,
  terms.map(({ names }) => names.map((name) => toSuffixes(toWords(name)))),
)

/** The rank of each term by how many programs state it; unstated ones are hidden. */
export const rankWords = (facets: FacetCounts['facets']): Uint32Array => {
  const counts = new Map(
    allFacets.flatMap(({ key }) =>
      facets[key].map(({ value, count }) => [`${key} ${value}`, count] as const),
    ),
  )
  return toRank(terms.map(({ key, value }) => counts.get(`${key} ${value}`) ?? 0))
}

/** Terms with this prefix, most stated first; of two with the same label, the first. */
export const suggestWords = (
  rank: Uint32Array,
  text: string,
  most: number,
): readonly SuggestedWord[] => {
  const found = topByPrefix(termIndex, [text], rank, 2 * most).map(
    (item) => terms[item] as SuggestedTerm,
  )
  return found
    .filter(({ label }, i) => found.findIndex((other) => other.label === label) === i)
    .slice(0, most)
    .map(({ key, label }) => ({ kind: 'words', text: label, of: key }))
}
