import type { RequestHandler } from 'express'
import type { House } from '../house.js'
import type { Canonical } from '../web/kept-answers.js'
import type { Render } from '../web/render.js'
import { addressOf, paramsOf } from '../web/request.js'
import { todayOf } from '../web/today.js'
import { urls } from '../web/urls.js'
import { findChosen } from './chosen.js'
import { comparePage } from './compare-page.js'

const onlyDifferencesIn = (params: URLSearchParams): boolean => params.get('rows') === 'differences'
/** The one address of a comparison. */
export const canonicalComparison =
  (house: House): Canonical =>
  (req) => {
    const params = paramsOf(req)
    return urls.compare(findChosen(house, params).canonical, onlyDifferencesIn(params))
  }

export const compare =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const onlyDifferences = onlyDifferencesIn(params)
    const { programs, gone, dropped, canonical } = findChosen(house, params)
    const address = urls.compare(canonical, onlyDifferences)
    if (addressOf(req) !== address) return res.redirect(302, address)
    render(req, res, comparePage(programs, gone, dropped, onlyDifferences, todayOf()))
  }
