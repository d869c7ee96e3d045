import type { SearchQuery } from '../../catalog/search/search-query.js'
import type { Problem } from '../../catalog/text/problem.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'

const messages = say.search

const missingText = (slug: string, catalogue: Pick<Catalogue, 'wasListed'>): string =>
  catalogue.wasListed(slug) ? messages.notListed(slug) : say.problems.unknownProgram(slug)

/** What a search ignored of its address, in sentences, each once: nothing is dropped silently. */
export const notesOf = (
  params: URLSearchParams,
  query: SearchQuery,
  problems: readonly Problem[],
  catalogue: Pick<Catalogue, 'program' | 'wasListed'>,
): readonly string[] => {
  const missing = query.program.filter((slug) => catalogue.program(slug) === null)
  const unknownAlone = params.get('hours_unknown') === '1' && !query.hoursUnknown
  return [
    ...new Set([
      ...problems.map(({ message }) => message),
      ...missing.map((slug) => missingText(slug, catalogue)),
      ...(unknownAlone ? [messages.hoursUnknownAlone] : []),
    ]),
  ]
}
