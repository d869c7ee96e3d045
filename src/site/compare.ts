import type { RequestHandler } from 'express'
import type { House } from '../house.js'
import type { Render } from '../web/render.js'
import { addressOf, paramsOf } from '../web/request.js'
import { todayOf } from '../web/today.js'
import { urls } from '../web/urls.js'
import { findChosen } from './chosen.js'
import { comparePage } from './compare-page.js'

export const compare =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const onlyDifferences = params.get('rows') === 'differences'
    const { programs, gone, dropped, canonical } = findChosen(house, params)
    const address = urls.compare(canonical, onlyDifferences)
    if (addressOf(req) !== address) return res.redirect(302, address)
    render(req, res, comparePage(programs, gone, dropped, onlyDifferences, todayOf()))
  }
