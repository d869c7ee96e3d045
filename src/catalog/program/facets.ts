import { toSnakeCase } from '../text/snake-case.js'
import type { Value, VocabularyKey } from '../vocabulary/vocabulary.js'
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
  { key: 'level', group: 'care', daily: 'all', of: (program) => [program.level] },
  {
    key: 'telehealth',
    group: 'care',
    daily: 'all',
    of: (program) => (program.telehealth ? [program.telehealth] : []),
  },
  { key: 'age', group: 'people', daily: 'all', of: (program) => bandsOf(program.ages) },
  {
    key: 'payment',
    group: 'paying',
    daily: ['medicaid', 'medicare', 'private', 'self-pay', 'sliding-fee', 'free'],
    of: (program) => program.payment,
  },
  { key: 'focus', group: 'care', daily: 'all', of: (program) => program.focus },
  {
    key: 'modality',
    group: 'care',
    daily: ['cbt', 'dbt', 'emdr', 'group', 'individual', 'family', 'trauma'],
    of: (program) => program.modality,
  },
  {
    key: 'condition',
    group: 'care',
    daily: ['anxiety', 'depression', 'ptsd', 'bipolar', 'eating-disorder', 'alcohol', 'opioids'],
    of: (program) => program.condition,
  },
  { key: 'language', group: 'place', daily: ['es', 'ase'], of: (program) => program.language },
  {
    key: 'population',
    group: 'people',
    daily: ['adolescents', 'women', 'pregnant', 'lgbtq', 'veterans', 'criminal-justice'],
    of: (program) => program.population,
  },
  {
    key: 'medication',
    group: 'medicines',
    daily: ['buprenorphine', 'buprenorphine-injection', 'methadone', 'naltrexone-injection'],
    of: (program) => program.medication,
  },
  { key: 'detox', group: 'medicines', of: (program) => program.detox },
  {
    key: 'service',
    group: 'place',
    daily: ['transportation', 'child-care', 'peer-support', 'housing', 'employment', 'naloxone'],
    of: (program) => program.service,
  },
  { key: 'alsoHere', group: 'place', of: (program) => program.alsoHere },
  { key: 'gender', group: 'people', of: (program) => program.gender },
  { key: 'opioidCare', group: 'medicines', of: (program) => program.opioidCare },
  { key: 'alcoholCare', group: 'medicines', of: (program) => program.alcoholCare },
  { key: 'testing', group: 'medicines', of: (program) => program.testing },
  { key: 'onlyFor', group: 'people', of: (program) => program.onlyFor },
  { key: 'ownership', group: 'paying', of: (program) => program.ownership },
  { key: 'facilityType', group: 'paying', of: (program) => program.facilityType },
  { key: 'smoking', group: 'place', of: (program) => program.smoking },
  {
    key: 'accepting',
    group: 'paying',
    daily: 'all',
    of: (program) => (program.accepting === 'yes' ? ['yes'] : []),
    stated: (program) => program.accepting !== null,
  },
  { key: 'state', group: 'place', of: statesOf },
  { key: 'source', group: 'paying', of: sourcesOf },
] as const satisfies readonly Facet[]

/** Groups of filters, in the order in which the page of all filters shows them. */
export const facetGroups = ['care', 'medicines', 'place', 'people', 'paying'] as const
type FacetOf<K extends VocabularyKey> = Readonly<{
  key: K
  group: (typeof facetGroups)[number]
  daily?: 'all' | readonly Value<K>[]
  of: (program: Program) => readonly string[]
  stated?: (program: Program) => boolean
}>
/**
 * `daily`: the values that the short form beside the results offers, as most people choose by them.
 * `stated` is needed only where a program can state something beside the facet's values.
 */
export type Facet = { [K in VocabularyKey]: FacetOf<K> }[VocabularyKey]
export type FacetKey = (typeof facets)[number]['key']

/** The same list, typed as facets. */
export const allFacets: readonly (Facet & { key: FacetKey })[] = facets

/** The parameter of each facet in addresses: `also_here` for `alsoHere`. */
export const parameters = Object.fromEntries(
  facets.map(({ key }) => [key, toSnakeCase(key)]),
) as Readonly<Record<FacetKey, string>>

/** Whether a program states anything about the facet: else it is counted as "not stated". */
export const states = (facet: Facet, program: Program): boolean =>
  facet.stated ? facet.stated(program) : facet.of(program).length > 0

/** Selects the programs that state nothing, alone or beside other values of the facet. */
export const NOT_STATED = 'not-stated'
