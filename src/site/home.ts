import type { RequestHandler } from 'express'
import type { House } from '../house.js'
import type { Render } from '../web/render.js'
import { commonQuestions, homePage } from './home-page.js'

export const home =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const counts = commonQuestions.map(({ query }) => house.find(query).total)
    render(req, res, homePage(counts, house.programs().length, house.hasSamples))
  }
