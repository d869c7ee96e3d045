import { parseChosen } from '../../catalog/search/comparison.js'
import { MOST_COMPARED } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'

/**
 * Looks up the programs that an address selects: found ones, slugs once listed and gone, and the
 * number beyond the limit. `canonical` are the slugs of the canonical address: deduplicated, in
 * order, unknown ones left out.
 */
export const findSelection = (catalogue: Catalogue, params: URLSearchParams) => {
  const known = new URLSearchParams(
    params
      .getAll('program')
      .map((slug) => catalogue.movedTo(slug) ?? slug)
      .filter((slug) => catalogue.program(slug) !== null || catalogue.wasListed(slug))
      .map((slug): [string, string] => ['program', slug]),
  )
  const { slugs, dropped } = parseChosen(known)
  return {
    programs: slugs.flatMap((slug) => catalogue.program(slug) ?? []),
    gone: slugs.filter((slug) => catalogue.program(slug) === null),
    dropped,
    canonical: [...new Set(known.getAll('program'))],
  }
}

/** Notes on selected programs that the page does not show, in the page's own words. */
export const missingText = (
  { gone, dropped }: Readonly<{ gone: readonly string[]; dropped: number }>,
  words: Readonly<{ dropped: (most: number) => string; gone: (slug: string) => string }>,
): readonly string[] => [
  ...(dropped > 0 ? [words.dropped(MOST_COMPARED)] : []),
  ...gone.map(words.gone),
]
