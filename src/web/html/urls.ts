import { anything, type SearchQuery, toParams } from '../../catalog/search/search-query.js'

/** A path with its query string, as all our addresses are written. */
export const withParams = (path: string, params: URLSearchParams): string =>
  params.size === 0 ? path : `${path}?${params}`
const chosen = (slugs: readonly string[]): [string, string][] =>
  slugs.map((slug) => ['program', slug])

/** Builds every address of the public site. */
export const urls = {
  home: '/',
  guide: '/guide',
  words: '/guide/words',
  components: '/components',
  about: '/about',
  privacy: '/privacy',
  safety: '/safety',
  accessibility: '/accessibility',
  data: '/data',
  search: (query: Partial<SearchQuery> = {}) =>
    withParams('/programs', toParams({ ...anything, ...query })),
  /** Every filter of a search, on a page of its own. */
  filters: (query: SearchQuery) => withParams('/filters', toParams({ ...query, page: 1 })),
  /** The suggestions endpoint of a search field; the typed text is appended. */
  suggest: (field: string) => withParams('/suggest', new URLSearchParams([['field', field]])),
  /** The query carries `slugs` to keep the selection; without them the page is the same. */
  program: (slug: string, slugs: readonly string[] = []) =>
    withParams(`/programs/${slug}`, new URLSearchParams(chosen(slugs))),
  /** The same as plain text, to send: carries no selection. */
  programText: (slug: string) => `/programs/${slug}/text`,
  report: (slug: string) => `/programs/${slug}/report`,
  /** The status of a report, by its receipt code. */
  receipt: (code: string) => `/reports/${code}`,
  compare: (slugs: readonly string[], onlyDifferences = false) =>
    withParams(
      '/compare',
      new URLSearchParams([
        ...chosen(slugs),
        ...(onlyDifferences ? [['rows', 'differences'] as [string, string]] : []),
      ]),
    ),
  callSheet: (slugs: readonly string[]) =>
    withParams('/call-sheet', new URLSearchParams(chosen(slugs))),
}
