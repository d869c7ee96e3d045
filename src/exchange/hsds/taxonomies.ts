import { allFacets } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import {
  labelOf,
  titleOf,
  type VocabularyKey,
  valuesOf,
  wordOf,
} from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import { samhsaCodesOf } from '../listings/samhsa-codes.js'
import { hsdsId } from './ids.js'
import { dropUnknown } from './known-only.js'
import { scopeOf } from './scope.js'

/** Facets published as taxonomies: all but states, which HSDS has properties for. */
const sorted = allFacets.filter(({ key }) => key !== 'state')

const taxonomyId = (key: VocabularyKey): string => hsdsId('taxonomy', key)
const toTerm = (key: VocabularyKey, value: string) => ({
  id: hsdsId('taxonomy_term', key, value),
  code: value,
  name: labelOf(key, value),
  description: say.hsds.term(
    wordOf(key, value)?.meaning || labelOf(key, value),
    samhsaCodesOf(key, value),
  ),
  taxonomy: titleOf(key),
  taxonomy_id: taxonomyId(key),
})

export const hsdsTaxonomies = sorted.map(({ key }) => ({
  id: taxonomyId(key),
  name: titleOf(key),
  description: say.hsds.taxonomy(titleOf(key)),
}))
export const hsdsTerms = sorted.flatMap(({ key }) =>
  valuesOf(key).map((value) => toTerm(key, value)),
)

const terms = new Map(
  sorted.map(({ key }) => [
    key,
    new Map(valuesOf(key).map((value) => [value as string, toTerm(key, value)])),
  ]),
)
/** The fact of a vocabulary, where it has another name. */
const factOf: Readonly<Partial<Record<VocabularyKey, string>>> = { age: 'ages' }

/** Links to taxonomy terms; `value` is the fact's scope where that is not the program. */
export const hsdsAttributes = (program: Program, service: string) =>
  sorted.flatMap(({ key, of }) =>
    of(program).flatMap((value) => {
      const term = terms.get(key)?.get(value)
      return term === undefined
        ? []
        : {
            id: hsdsId('attribute', program.slug, key, value),
            link_id: service,
            link_type: key,
            link_entity: 'service',
            ...dropUnknown({ value: scopeOf(program, factOf[key] ?? key) }),
            taxonomy_term_id: term.id,
            taxonomy_term: term,
          }
    }),
  )
