import type { RequestHandler } from 'express'
import type { Catalogue } from '../../live/catalogue.js'
import type { CanonicalAddress } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { paramsOf } from '../../web/http/request.js'
import { ignoredNotes } from './ignored-notes.js'
import { parseAddress } from './search-address.js'
import { searchPage } from './search-page.js'

/** The canonical address of a search: without defaults and unknown programs. */
export const canonicalSearch =
  (catalogue: Catalogue): CanonicalAddress =>
  (req) =>
    urls.search(parseAddress(catalogue, paramsOf(req)).query)

/** Shows the results; what the address says and the search ignores is noted on the page. */
export const showSearch =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const { query, ignored, chosen, missing } = parseAddress(catalogue, params)
    const gone = missing.map((slug) => ({ slug, wasListed: catalogue.wasListed(slug) }))
    const unknownAlone = params.get('hours_unknown') === '1' && !query.hoursUnknown
    const answer = catalogue.answerSearch(query, params.get('near'))
    const notes = ignoredNotes([...ignored, ...answer.found.problems], gone, unknownAlone)
    render(req, res, searchPage({ query, answer, notes, chosen, today: todayOf() }))
  }
