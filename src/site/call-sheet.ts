import type { RequestHandler } from 'express'
import type { House } from '../house.js'
import type { Canonical } from '../web/kept-answers.js'
import type { Render } from '../web/render.js'
import { addressOf, paramsOf } from '../web/request.js'
import { todayOf } from '../web/today.js'
import { urls } from '../web/urls.js'
import { callSheetPage } from './call-sheet-page.js'
import { findChosen } from './chosen.js'

/** The one address of a call sheet. */
export const canonicalCallSheet =
  (house: House): Canonical =>
  (req) =>
    urls.callSheet(findChosen(house, paramsOf(req)).canonical)

export const callSheet =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const { programs, gone, dropped, canonical } = findChosen(house, paramsOf(req))
    const address = urls.callSheet(canonical)
    if (addressOf(req) !== address) return res.redirect(302, address)
    render(req, res, callSheetPage(programs, gone, dropped, todayOf()))
  }
