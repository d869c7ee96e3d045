import type { RequestHandler } from 'express'
import type { Catalogue } from '../../live/catalogue.js'
import type { Canonical } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { addressOf, paramsOf } from '../../web/http/request.js'
import { callSheetPage } from './call-sheet-page.js'
import { findChosen } from './compare-selection.js'

/** The one address of a call sheet. */
export const canonicalCallSheet =
  (catalogue: Catalogue): Canonical =>
  (req) =>
    urls.callSheet(findChosen(catalogue, paramsOf(req)).canonical)

export const showCallSheet =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const { programs, gone, dropped, canonical } = findChosen(catalogue, paramsOf(req))
    const address = urls.callSheet(canonical)
    if (addressOf(req) !== address) return res.redirect(302, address)
    render(req, res, callSheetPage(programs, gone, dropped, todayOf()))
  }
