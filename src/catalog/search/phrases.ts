import { allFacets, type FacetKey } from '../program/facets.js'
import { toComparable } from '../text/plain-text.js'
import { valuesOf, wordOf } from '../vocabulary/vocabulary.js'

/** What a phrase may mean: values of one filter, joined by OR. "Online" means virtual or hybrid. */
export type Meaning = Readonly<{ key: FacetKey; values: readonly string[] }>

/** Nobody types who said a thing; and "yes" alone says nothing of new people. */
const nameless: readonly FacetKey[] = ['source']
const valuesThatSayNothing: readonly FacetKey[] = ['accepting', 'state']

const textsOf = (key: FacetKey, value: string): readonly string[] => {
  const word = wordOf(key, value)
  const texts = [
    word?.label ?? '',
    ...(word?.also ?? []),
    ...(valuesThatSayNothing.includes(key) ? [] : [value]),
  ]
  return [...new Set(texts.map(toComparable))]
}

/**
 * Every phrase of the vocabulary, with its meanings in the order of the filters; compiled once,
 * when the process starts.
 */
const phrases: ReadonlyMap<string, readonly Meaning[]> = (() => {
  const all = new Map<string, Map<FacetKey, string[]>>()
  for (const { key } of allFacets)
    if (!nameless.includes(key))
      for (const value of valuesOf(key))
        for (const phrase of textsOf(key, value)) {
          const meanings = all.get(phrase) ?? new Map<FacetKey, string[]>()
          meanings.set(key, [...(meanings.get(key) ?? []), value])
          all.set(phrase, meanings)
        }
  return new Map(
    [...all].map(([phrase, meanings]) => [
      phrase,
      [...meanings].map(([key, values]) => ({ key, values })),
    ]),
  )
})()

/**
 * What a phrase, as it is compared, may mean; none when the vocabulary does not have it. A plural
 * means what its singular does.
 */
export const meaningsOf = (phrase: string): readonly Meaning[] =>
  phrases.get(phrase) ?? phrases.get(phrase.replace(/s$/, '')) ?? []
