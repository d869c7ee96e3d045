import type { RequestHandler } from 'express'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { Render } from '../../web/html/render.js'
import { commonQuestions, homePage } from './home-page.js'

/**
 * Counts real programs. A search includes samples, marked as such; the home page counts none, so
 * that its numbers agree with the total, and hides a search that only samples match. Filtering the
 * search's own results avoids a second way of counting, which would diverge.
 */
const countReal = (catalogue: Catalogue, query: SearchQuery): number => {
  const total = catalogue.count(query)
  if (total === 0 || !catalogue.hasSamples) return total
  return catalogue.find({ ...query, size: total }).programs.filter(({ program }) => !program.sample)
    .length
}

/**
 * Counts of the common searches, cached until the catalogue changes: leaving out samples takes the
 * full results.
 */
const countsOf = (catalogue: Catalogue): (() => readonly number[]) => {
  let cached: Readonly<{ state: string; counts: readonly number[] }> | null = null
  return () => {
    const state = catalogue.state()
    if (cached?.state !== state)
      cached = { state, counts: commonQuestions.map(({ query }) => countReal(catalogue, query)) }
    return cached.counts
  }
}

/** Shows the home page with the counts of its common searches. */
export const showHome = (catalogue: Catalogue, render: Render): RequestHandler => {
  const counts = countsOf(catalogue)
  return (req, res) =>
    render(req, res, homePage(counts(), catalogue.programs().length, catalogue.hasSamples))
}
