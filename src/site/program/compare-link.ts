import type { Program } from '../../catalog/program/program.js'
import { MOST_COMPARED } from '../../catalog/search/search-query.js'
import { say } from '../../messages/say.js'
import { urls } from '../../web/html/urls.js'

/**
 * With others selected, links to their comparison with this one; with none, or if it is selected
 * itself, to the search nearby, to select another. The selection is kept either way. `link` is null
 * when the selection is full.
 */
export const compareLinkOf = (program: Program, others: readonly Program[]) => {
  const slugs = others.map(({ slug }) => slug)
  const chosen = slugs.includes(program.slug)
  if (chosen || slugs.length === 0) {
    const near = program.location ? ({ kind: 'zip', zip: program.location.zip } as const) : null
    return {
      chosen,
      link: {
        href: urls.search({ near, program: chosen ? slugs : [program.slug] }),
        text: say.program.compare,
      },
    }
  }
  return {
    chosen,
    link:
      slugs.length < MOST_COMPARED
        ? { href: urls.compare([...slugs, program.slug]), text: say.search.add }
        : null,
  }
}
