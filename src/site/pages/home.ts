import type { RequestHandler } from 'express'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import type { House } from '../../live/catalogue.js'
import type { Render } from '../../web/html/render.js'
import { commonQuestions, homePage } from './home-page.js'

/**
 * Real programs that answer a question. A search shows samples, marked, beside them; the first page counts none, so that its numbers
 * agree with how many programs it says there are, and a question that only samples answer is not asked. The search itself says
 * which those are: a second way of counting would sooner or later say something else.
 */
const countReal = (house: House, query: SearchQuery): number => {
  const total = house.count(query)
  if (total === 0 || !house.hasSamples) return total
  return house.find({ ...query, size: total }).programs.filter(({ program }) => !program.sample).length
}

/** The answers to the common questions, kept until the catalogue changes: to leave samples out, all that was found has to be looked at. */
const countsOf = (house: House): (() => readonly number[]) => {
  let kept: Readonly<{ state: string; counts: readonly number[] }> | null = null
  return () => {
    const state = house.state()
    if (kept?.state !== state) kept = { state, counts: commonQuestions.map(({ query }) => countReal(house, query)) }
    return kept.counts
  }
}

export const home = (house: House, render: Render): RequestHandler => {
  const counts = countsOf(house)
  return (req, res) => render(req, res, homePage(counts(), house.programs().length, house.hasSamples))
}
