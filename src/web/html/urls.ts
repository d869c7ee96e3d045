import { anything, type SearchQuery, toParams } from '../../catalog/search/search-query.js'

/** A path with its parameters, as every address of ours is written. */
export const withParams = (path: string, params: URLSearchParams): string =>
  params.size === 0 ? path : `${path}?${params}`
const chosen = (slugs: readonly string[]): [string, string][] =>
  slugs.map((slug) => ['program', slug])

/** Every address of the site is made here. */
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
  /** Where a field of the search asks while somebody types; what was typed is added to it. */
  suggest: (field: string) => withParams('/suggest', new URLSearchParams([['field', field]])),
  /**
   * `chosen` are carried along, so that a look at one program loses none of them; without them it
   * is the same page.
   */
  program: (slug: string, slugs: readonly string[] = []) =>
    withParams(`/programs/${slug}`, new URLSearchParams(chosen(slugs))),
  /** The same as plain text, to send: nothing is carried along. */
  programText: (slug: string) => `/programs/${slug}/text`,
  report: (slug: string) => `/programs/${slug}/report`,
  /** What became of a report, by its receipt code. */
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
