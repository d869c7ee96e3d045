import { allFacets, type FacetKey } from '../program/facets.js'
import { toComparable } from '../text/plain-text.js'
import { textsOf, valuesOf } from '../vocabulary/vocabulary.js'

/** A meaning of a phrase: a facet's values, joined by OR. "Online" means virtual or hybrid. */
export type Meaning = Readonly<{ key: FacetKey; values: readonly string[] }>

/** Nobody searches by source; and "yes" alone does not mean accepting new patients. */
const nameless: readonly FacetKey[] = ['source']
const valuesThatSayNothing: readonly FacetKey[] = ['accepting', 'state']

const phrasesOf = (key: FacetKey, value: string): ReadonlySet<string> =>
  new Set(
    [...textsOf(key, value), ...(valuesThatSayNothing.includes(key) ? [] : [value])].map(
      toComparable,
    ),
  )

/** Every phrase of the vocabulary with its meanings, in facet order; built once at startup. */
const phrases: ReadonlyMap<string, readonly Meaning[]> = (() => {
  const all = new Map<string, Map<FacetKey, string[]>>()
  for (const { key } of allFacets)
    if (!nameless.includes(key))
      for (const value of valuesOf(key))
        for (const phrase of phrasesOf(key, value)) {
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

/** Meanings of a normalized phrase, empty if none; a plural means the same as its singular. */
export const meaningsOf = (phrase: string): readonly Meaning[] =>
  phrases.get(phrase) ?? phrases.get(phrase.replace(/s$/, '')) ?? []
