import type { VocabularyKey } from '../vocabulary/vocabulary.js'
import { bandsOf } from './ages.js'
import type { Area, Program } from './program.js'
import { sourceKind } from './source-kind.js'

/** Its own state, and those it serves when it meets online or does not say how it meets. */
export const statesOf = (program: Program): readonly string[] => {
  const place = placeOf(program)
  const served = meetsOnline(program) || program.telehealth === null ? program.statesServed : []
  return [...new Set([...(place ? [place.state] : []), ...served])]
}

/** City and state, or the state alone: from the address, else from what the page says instead. */
export const placeOf = ({ location, area }: Program): Area | null => location ?? area ?? null

/** Whether sessions are online; "offers telehealth" says so of a facility, not of this program. */
export const meetsOnline = (program: Program): boolean =>
  program.telehealth === 'virtual' || program.telehealth === 'hybrid'

const sourcesOf = (program: Program): readonly string[] => [
  ...new Set(Object.values(program.facts).map((note) => sourceKind(note))),
]

/** The form, counts, chips, parameters and API follow from these; no value means not stated. */
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

/** `stated` is needed only where a program can state something beside the facet's values. */
export type Facet = Readonly<{
  key: VocabularyKey
  of: (program: Program) => readonly string[]
  stated?: (program: Program) => boolean
}>
export type FacetKey = (typeof facets)[number]['key']

/** The same list, typed as facets. */
export const allFacets: readonly (Facet & { key: FacetKey })[] = facets

/** Whether a program states anything about the facet: else it is counted as "not stated". */
export const states = (facet: Facet, program: Program): boolean =>
  facet.stated ? facet.stated(program) : facet.of(program).length > 0

/** Selects the programs that state nothing, alone or beside other values of the facet. */
export const NOT_STATED = 'not-stated'
