import type { RequestListener } from 'node:http'
import express from 'express'
import { admin } from './admin/index.js'
import { API, apiRoutes, HSDS, openReferralRoutes, openToAll } from './api/index.js'
import type { Config } from './config/config.js'
import type { Catalogue } from './live/catalogue.js'
import { openReports } from './live/correction-box.js'
import { siteRoutes } from './site/index.js'
import { programPage } from './site/program/program-page.js'
import type { Database } from './store/connection/database.js'
import { createAnswerCache } from './web/cache/answer-cache.js'
import { createDownloads } from './web/cache/downloads.js'
import { answerAgain } from './web/cache/response-cache.js'
import { answerErrors } from './web/html/errors.js'
import { createRendering } from './web/html/render.js'
import { todayOf } from './web/html/today.js'
import { HttpError } from './web/http/http-error.js'
import { refuseOddRequests } from './web/http/reject-malformed.js'
import { securityHeaders } from './web/http/security.js'
import { inFairTurns } from './web/limits/fair-turns.js'
import { networksOf } from './web/limits/network.js'
import { createVisitorCount, visitorLimit, visitorOf } from './web/limits/rate-limit.js'
import { createReportCount } from './web/limits/report-limit.js'
import type { Log } from './web/log/log.js'
import { requestLog, requestLogger } from './web/log/request-log.js'
import { createMeasures, type RequestMetrics } from './web/log/request-metrics.js'
import { health } from './web/server/health.js'
import { serve, type Weigh } from './web/server/routes.js'

/** Composes the app; middleware in the order that a request passes it. */
export const createApp = (
  catalogue: Catalogue,
  database: Database,
  config: Config & Readonly<{ sessionSecret: string }>,
  log: Log,
  measures: RequestMetrics = createMeasures(),
): RequestListener => {
  const { render, renderAdmin, assets } = createRendering(config, catalogue.age)
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
  app.use(serve(health(catalogue)))
  app.get('/assets/:file', assets.serve)
  app.use(refuseOddRequests)
  app.use(visitorLimit(count))
  const weigh: Weigh = (more) => visitorLimit(count, more)
  const sendFile = createDownloads()
  app.use(API, openToAll, serve(apiRoutes(catalogue, sendFile), weigh))
  app.use(HSDS, openToAll, serve(openReferralRoutes(catalogue, origin), weigh))
  app.use(
    admin({
      database,
      catalogue,
      render: renderAdmin,
      origin: config.publicUrl,
      secret: Buffer.from(config.sessionSecret),
      log,
      preview: ({ req, res }, program, notices) =>
        render(req, res, programPage(program, todayOf(), [], notices)),
      reviewRequired: config.reviewRequired,
    }),
  )
  const countReport = createReportCount(config.rateLimit !== 0)
  const reports = openReports(database, catalogue)
  const { publicUrl, contactUrl } = config
  app.use(
    serve(
      siteRoutes({
        catalogue,
        reports,
        render,
        origin,
        publicUrl,
        contactUrl,
        countReport,
        sendFile,
      }),
      weigh,
    ),
  )
  app.use((_req, _res, next) => next(new HttpError(404)))
  app.use(
    answerErrors(log, render, (req) =>
      [API, HSDS].some((path) => `${req.path}/`.startsWith(`${path}/`)),
    ),
  )
  const cache = createAnswerCache()
  measures.watch(() => [
    { name: 'iop_kept_answers', value: cache.size().entries },
    { name: 'iop_kept_answer_bytes', value: cache.size().bytes },
  ])
  return answerAgain({
    answer: inFairTurns(app, (req) => networksOf(visitorOf(req, config.trustProxy)).near),
    cache,
    // Pages show ages in days, so the day is part of the cache key; so is the catalogue's age where
    // it is shown.
    state: () => `${catalogue.state()} ${todayOf()} ${catalogue.age() ?? ''}`,
    admit: (req, tell) => count(visitorOf(req, config.trustProxy), 1, tell) === 0,
    logRequest,
  })
}
