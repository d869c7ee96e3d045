import type { RequestHandler } from 'express'
import { sharedLinesOf } from '../../catalog/program/answered-program.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { CanonicalAddress } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { addressOf, paramsOf } from '../../web/http/request.js'
import { callSheetPage } from './call-sheet-page.js'
import { findSelection } from './compare-selection.js'

/** The canonical address of a call sheet. */
export const canonicalCallSheet =
  (catalogue: Catalogue): CanonicalAddress =>
  (req) =>
    urls.callSheet(findSelection(catalogue, paramsOf(req)).canonical)

/** Shows the call sheet; 302 to the canonical address from any other. */
export const showCallSheet =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const { programs, gone, dropped, canonical } = findSelection(catalogue, paramsOf(req))
    const address = urls.callSheet(canonical)
    if (addressOf(req) !== address) return res.redirect(302, address)
    const lines = programs.map((program) => sharedLinesOf(program, catalogue.countLine))
    render(req, res, callSheetPage(programs, gone, dropped, todayOf(), lines))
  }
