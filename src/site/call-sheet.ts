import type { RequestHandler } from 'express'
import type { House } from '../house.js'
import type { Render } from '../web/render.js'
import { paramsOf } from '../web/request.js'
import { callSheetPage } from './call-sheet-page.js'
import { findChosen } from './chosen.js'

export const callSheet =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    render(req, res, callSheetPage(findChosen(house, paramsOf(req)).programs))
  }
