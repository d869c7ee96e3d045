import { allFacets, type FacetKey, facetGroups } from '../../catalog/program/facets.js'

const dailyOf: ReadonlyMap<FacetKey, 'all' | readonly string[]> = new Map(
  allFacets.flatMap(({ key, daily }) => (daily === undefined ? [] : [[key, daily] as const])),
)

/** The filters beside the results, in their order. */
export const dailyFilters: readonly FacetKey[] = [...dailyOf.keys()]

/** Whether the filter beside the results offers a value. */
export const isDaily = (key: FacetKey, value: string): boolean => {
  const values = dailyOf.get(key)
  return values !== undefined && (values === 'all' || values.includes(value))
}

/** Whether the filter beside the results offers everything that its vocabulary has. */
export const isWhole = (key: FacetKey): boolean => dailyOf.get(key) === 'all'

/** The sections of the page of all filters, each with its filters. */
export const filterSections = facetGroups.map((section) => ({
  section,
  keys: allFacets.filter(({ group }) => group === section).map(({ key }) => key),
}))
