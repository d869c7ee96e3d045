import type { RequestHandler } from 'express'
import { sharedLinesOf } from '../../catalog/program/answered-program.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { CanonicalAddress } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { addressOf, paramsOf } from '../../web/http/request.js'
import { comparePage } from './compare-page.js'
import { findSelection } from './compare-selection.js'

const onlyDifferencesIn = (params: URLSearchParams): boolean => params.get('rows') === 'differences'
/** The canonical address of a comparison. */
export const canonicalComparison =
  (catalogue: Catalogue): CanonicalAddress =>
  (req) => {
    const params = paramsOf(req)
    return urls.compare(findSelection(catalogue, params).canonical, onlyDifferencesIn(params))
  }

/** Shows the comparison; 302 to the canonical address from any other. */
export const showComparison =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const onlyDifferences = onlyDifferencesIn(params)
    const { programs, gone, dropped, canonical } = findSelection(catalogue, params)
    const address = urls.compare(canonical, onlyDifferences)
    if (addressOf(req) !== address) return res.redirect(302, address)
    const lines = programs.map((program) => sharedLinesOf(program, catalogue.countLine))
    render(req, res, comparePage(programs, gone, dropped, onlyDifferences, todayOf(), lines))
  }
