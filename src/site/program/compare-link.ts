import type { Program } from '../../catalog/program/program.js'
import { MOST_COMPARED } from '../../catalog/search/search-query.js'
import { say } from '../../messages/say.js'
import { urls } from '../../web/html/urls.js'

/** Where a program's page leads on to a comparison. `link` is null when no more fit. */
export type Onward = Readonly<{
  chosen: boolean
  link: Readonly<{ href: string; text: string }> | null
}>

/**
 * With others chosen, this one joins them and the comparison follows; with none, or when it is
 * itself chosen, the way leads to the list around it, from which the next is chosen. No choice is
 * lost either way.
 */
export const onwardOf = (program: Program, others: readonly Program[]): Onward => {
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
