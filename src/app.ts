import type { RequestListener } from 'node:http'
import express from 'express'
import { admin } from './admin/index.js'
import { API, apiRoutes, HSDS, openReferralRoutes, openToAll } from './api/index.js'
import type { Config } from './config.js'
import type { House } from './house.js'
import { openReports } from './reports.js'
import { siteRoutes } from './site/index.js'
import { programPage } from './site/program-page.js'
import type { Database } from './store/database.js'
import { createAnswerCache } from './web/answer-cache.js'
import { createDownloads } from './web/downloads.js'
import { answerErrors } from './web/errors.js'
import { inFairTurns } from './web/fair-turns.js'
import { health } from './web/health.js'
import { HttpError } from './web/http-error.js'
import { answerAgain } from './web/kept-answers.js'
import type { Log } from './web/log.js'
import { createMeasures, type Measures } from './web/measures.js'
import { networksOf } from './web/network.js'
import { refuseOddRequests } from './web/odd-requests.js'
import { createRendering } from './web/render.js'
import { createReportCount } from './web/report-limit.js'
import { requestLog, requestLogger } from './web/request-log.js'
import { serve, type Weigh } from './web/routes.js'
import { securityHeaders } from './web/security.js'
import { todayOf } from './web/today.js'
import { createVisitorCount, visitorLimit, visitorOf } from './web/visitor-limit.js'

/** The whole app, in the order a request meets it. */
export const createApp = (
  house: House,
  database: Database,
  config: Config & Readonly<{ sessionSecret: string }>,
  log: Log,
  measures: Measures = createMeasures(),
): RequestListener => {
  const { render, renderDesk, assets } = createRendering(config, house.age)
  const origin = config.publicUrl ?? `http://localhost:${config.port}`
  const logRequest = requestLogger(log, measures)
  const count = createVisitorCount(config.rateLimit)
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', 'simple')
  app.set('trust proxy', config.trustProxy)
  app.set('strict routing', true)
  app.set('case sensitive routing', true)
  app.use(requestLog(logRequest))
  app.use(securityHeaders(origin.startsWith('https:')))
  app.use(serve(health(house)))
  app.get('/assets/:file', assets.serve)
  app.use(refuseOddRequests)
  app.use(visitorLimit(count))
  const weigh: Weigh = (more) => visitorLimit(count, more)
  const sendFile = createDownloads()
  app.use(API, openToAll, serve(apiRoutes(house, sendFile), weigh))
  app.use(HSDS, openToAll, serve(openReferralRoutes(house, origin), weigh))
  app.use(
    admin({
      database,
      house,
      render: renderDesk,
      origin: config.publicUrl,
      secret: Buffer.from(config.sessionSecret),
      log,
      preview: ({ req, res }, program, notices) => render(req, res, programPage(program, todayOf(), [], notices)),
      reviewRequired: config.reviewRequired,
    }),
  )
  const countReport = createReportCount(config.rateLimit !== 0)
  const reports = openReports(database, house)
  const { publicUrl, contactUrl } = config
  app.use(serve(siteRoutes({ house, reports, render, origin, publicUrl, contactUrl, countReport, sendFile }), weigh))
  app.use((_req, _res, next) => next(new HttpError(404)))
  app.use(answerErrors(log, render, (req) => [API, HSDS].some((path) => `${req.path}/`.startsWith(`${path}/`))))
  const cache = createAnswerCache()
  measures.watch(() => [
    { name: 'iop_kept_answers', value: cache.size().entries },
    { name: 'iop_kept_answer_bytes', value: cache.size().bytes },
  ])
  return answerAgain({
    answer: inFairTurns(app, (req) => networksOf(visitorOf(req, config.trustProxy)).near),
    cache,
    // Dates on a page say how long ago something was, so a day is part of it; so is how old the catalogue is, where that is said.
    state: () => `${house.state()} ${todayOf()} ${house.age() ?? ''}`,
    admit: (req, tell) => count(visitorOf(req, config.trustProxy), 1, tell) === 0,
    logRequest,
  })
}
