import { parseSearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'

/** The parsed address: `query` chooses only programs that exist, `missing` are the other slugs. */
export const parseAddress = (catalogue: Catalogue, params: URLSearchParams) => {
  const { query, ignored } = parseSearchQuery(params, catalogue.citiesNamed)
  const chosen = query.program.flatMap((slug) => catalogue.program(slug) ?? [])
  const found = chosen.map(({ slug }) => slug)
  return {
    query: { ...query, program: found },
    ignored,
    chosen,
    missing: query.program.filter((slug) => !found.includes(slug)),
  }
}
