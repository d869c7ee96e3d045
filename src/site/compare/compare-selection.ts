import type { Program } from '../../catalog/program/program.js'
import { parseChosen } from '../../catalog/search/comparison.js'
import { MOST_COMPARED } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'

/**
 * The programs an address names: found, once listed and gone (by slug), and how many past the
 * fourth. `canonical` are the slugs that its canonical address carries: each once, in order,
 * unknown ones left out.
 */
export type Chosen = Readonly<{
  programs: readonly Program[]
  gone: readonly string[]
  dropped: number
  canonical: readonly string[]
}>

/** Looks up the programs an address names. */
export const findChosen = (catalogue: Catalogue, params: URLSearchParams): Chosen => {
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

/**
 * What to say of programs that an address names and the page does not show, in the page's own
 * words.
 */
export const missingText = (
  { gone, dropped }: Pick<Chosen, 'gone' | 'dropped'>,
  words: Readonly<{ dropped: (most: number) => string; gone: (slug: string) => string }>,
): readonly string[] => [
  ...(dropped > 0 ? [words.dropped(MOST_COMPARED)] : []),
  ...gone.map(words.gone),
]
