import type { RequestHandler } from 'express'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { Render } from '../../web/html/render.js'
import { commonQuestions, homePage } from './home-page.js'

/**
 * Real programs that answer a question. A search shows samples, marked, beside them; the first page
 * counts none, so that its numbers agree with how many programs it says there are, and a question
 * that only samples answer is not asked. The search itself says which those are: a second way of
 * counting would sooner or later say something else.
 */
const countReal = (catalogue: Catalogue, query: SearchQuery): number => {
  const total = catalogue.count(query)
  if (total === 0 || !catalogue.hasSamples) return total
  return catalogue.find({ ...query, size: total }).programs.filter(({ program }) => !program.sample)
    .length
}

/**
 * The answers to the common questions, kept until the catalogue changes: to leave samples out, all
 * that was found has to be looked at.
 */
const countsOf = (catalogue: Catalogue): (() => readonly number[]) => {
  let kept: Readonly<{ state: string; counts: readonly number[] }> | null = null
  return () => {
    const state = catalogue.state()
    if (kept?.state !== state)
      kept = { state, counts: commonQuestions.map(({ query }) => countReal(catalogue, query)) }
    return kept.counts
  }
}

export const showHome = (catalogue: Catalogue, render: Render): RequestHandler => {
  const counts = countsOf(catalogue)
  return (req, res) =>
    render(req, res, homePage(counts(), catalogue.programs().length, catalogue.hasSamples))
}
