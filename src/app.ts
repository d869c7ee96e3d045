import { randomBytes } from 'node:crypto'
import express, { type Express } from 'express'
import { admin } from './admin/index.js'
import { apiRoutes, openToAll } from './api/index.js'
import type { Config } from './config.js'
import type { House } from './house.js'
import { siteRoutes } from './site/index.js'
import { programPage } from './site/program-page.js'
import type { Database } from './store/database.js'
import { answerErrors } from './web/errors.js'
import { health } from './web/health.js'
import { HttpError } from './web/http-error.js'
import type { Log } from './web/log.js'
import { refuseOddRequests } from './web/odd-requests.js'
import { createRendering } from './web/render.js'
import { requestLog } from './web/request-log.js'
import { serve } from './web/routes.js'
import { securityHeaders } from './web/security.js'
import { visitorLimit } from './web/visitor-limit.js'

const API = '/api/v1'

/** The whole app, in the order a request meets it. */
export const createApp = (house: House, database: Database, config: Config, log: Log): Express => {
  const { render, renderDesk, assets } = createRendering(config)
  const origin = config.publicUrl ?? `http://localhost:${config.port}`
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', 'simple')
  app.set('trust proxy', config.trustProxy)
  app.set('strict routing', true)
  app.set('case sensitive routing', true)
  app.use(requestLog(log))
  app.use(securityHeaders(origin.startsWith('https:')))
  app.use(serve(health(house)))
  app.get('/assets/:file', assets.serve)
  app.use(refuseOddRequests)
  app.use(visitorLimit(config.rateLimit))
  app.use(API, openToAll, serve(apiRoutes(house)))
  app.use(
    admin({
      database,
      house,
      render: renderDesk,
      origin: config.publicUrl,
      secret: Buffer.from(config.sessionSecret ?? randomBytes(32)),
      preview: ({ req, res }, program, notices) => render(req, res, programPage(program, [], notices)),
      reviewRequired: config.reviewRequired,
    }),
  )
  app.use(serve(siteRoutes(house, render, origin, config.contactUrl)))
  app.use((_req, _res, next) => next(new HttpError(404)))
  app.use(answerErrors(log, render, (req) => `${req.path}/`.startsWith(`${API}/`)))
  return app
}
