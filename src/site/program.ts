import type { RequestHandler } from 'express'
import type { House } from '../house.js'
import { HttpError } from '../web/http-error.js'
import type { Render } from '../web/render.js'
import { programPage } from './program-page.js'

export const program =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const slug = String(req.params['slug'])
    const found = house.program(slug)
    if (!found) throw new HttpError(house.wasListed(slug) ? 410 : 404)
    render(req, res, programPage(found))
  }
