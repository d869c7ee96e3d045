import type { RequestHandler } from 'express'
import type { House } from '../house.js'
import type { Render } from '../web/render.js'
import { paramsOf } from '../web/request.js'
import { urls } from '../web/urls.js'
import { findChosen } from './chosen.js'
import { comparePage } from './compare-page.js'

export const compare =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const { programs, gone, dropped, canonical } = findChosen(house, params)
    const onlyDifferences = params.get('rows') === 'differences'
    if (params.toString() !== paramsOfAddress(urls.compare(canonical, onlyDifferences)))
      return res.redirect(302, urls.compare(canonical, onlyDifferences))
    render(req, res, comparePage(programs, gone, dropped, onlyDifferences))
  }

const paramsOfAddress = (address: string): string => address.split('?')[1] ?? ''
