import type { VocabularyKey } from '../vocabulary/vocabulary.js'
import { bandsOf } from './ages.js'
import type { Area, Program } from './program.js'
import { sourceKind } from './source-kind.js'

/**
 * The states where a program can be attended: its own, and the ones it serves when it meets online
 * or does not say how it meets.
 */
export const statesOf = (program: Program): readonly string[] => {
  const place = placeOf(program)
  const served = meetsOnline(program) || program.telehealth === null ? program.statesServed : []
  return [...new Set([...(place ? [place.state] : []), ...served])]
}

/**
 * A program's city and state, or its state alone: from its address, else from what its page says
 * instead.
 */
export const placeOf = ({ location, area }: Program): Area | null => location ?? area ?? null

/**
 * Whether some or all sessions are online; a facility that "offers telehealth" has not said so of
 * this program.
 */
export const meetsOnline = (program: Program): boolean =>
  program.telehealth === 'virtual' || program.telehealth === 'hybrid'

const sourcesOf = (program: Program): readonly string[] => [
  ...new Set(Object.values(program.facts).map((note) => sourceKind(note))),
]

/**
 * All facets, one line each: form, counts, chips, parameters and API are derived from this list.
 * `of` returns a program's values; none means not stated.
 */
export const facets = [
  { key: 'level', of: (program) => [program.level] },
  { key: 'telehealth', of: (program) => (program.telehealth ? [program.telehealth] : []) },
  { key: 'age', of: (program) => bandsOf(program.ages) },
  { key: 'payment', of: (program) => program.payment },
  { key: 'focus', of: (program) => program.focus },
  { key: 'modality', of: (program) => program.modality },
  { key: 'condition', of: (program) => program.condition },
  { key: 'language', of: (program) => program.language },
  { key: 'population', of: (program) => program.population },
  {
    key: 'accepting',
    of: (program) => (program.accepting === 'yes' ? ['yes'] : []),
    stated: (program) => program.accepting !== null,
  },
  { key: 'state', of: statesOf },
  { key: 'source', of: sourcesOf },
] as const satisfies readonly Facet[]

/**
 * `stated` is needed only where a program can state something that is not one of the facet's
 * values.
 */
export type Facet = Readonly<{
  key: VocabularyKey
  of: (program: Program) => readonly string[]
  stated?: (program: Program) => boolean
}>
export type FacetKey = (typeof facets)[number]['key']

/** The same list, typed as facets. */
export const allFacets: readonly (Facet & { key: FacetKey })[] = facets

/**
 * Whether a program states anything about the facet: those that do not are counted as "not stated".
 */
export const states = (facet: Facet, program: Program): boolean =>
  facet.stated ? facet.stated(program) : facet.of(program).length > 0

/**
 * The value that selects programs that state nothing, alone or beside other values of the facet.
 */
export const NOT_STATED = 'not-stated'
