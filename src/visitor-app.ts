import type { RequestListener } from 'node:http'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { API, allowAnyOrigin, apiRoutes, HSDS, openReferralRoutes } from './api/index.js'
import { sharedLinesOf } from './catalog/program/answered-program.js'
import type { Program } from './catalog/program/program.js'
import type { Config } from './config/config.js'
import type { Catalogue, Reports } from './live/catalogue.js'
import { siteRoutes } from './site/index.js'
import { programPage } from './site/program/program-page.js'
import { createAnswerCache } from './web/cache/answer-cache.js'
import { createDownloads } from './web/cache/downloads.js'
import { serveCached } from './web/cache/response-cache.js'
import { answerErrors } from './web/html/errors.js'
import { createRendering, type RenderAdmin } from './web/html/render.js'
import { todayOf } from './web/html/today.js'
import { HttpError } from './web/http/http-error.js'
import { rejectMalformed } from './web/http/reject-malformed.js'
import { securityHeaders } from './web/http/security.js'
import { queueFairly } from './web/limits/fair-turns.js'
import { networksOf } from './web/limits/network.js'
import { clientAddress, createVisitorCount, limitRate } from './web/limits/rate-limit.js'
import { createReportCount } from './web/limits/report-limit.js'
import type { Log } from './web/log/log.js'
import { logRequests, requestLogger } from './web/log/request-log.js'
import { createRequestMetrics, type RequestMetrics } from './web/log/request-metrics.js'
import { healthRoutes } from './web/server/health.js'
import { type CountWeight, serve } from './web/server/routes.js'

/** The settings that what visitors see depends on. */
export type VisitorConfig = Pick<
  Config,
  'production' | 'leaveUrl' | 'publicUrl' | 'contactUrl' | 'port' | 'rateLimit' | 'trustProxy'
>

/** What the admin draws with: its own frame, and a program as visitors see it below some notices. */
export type AdminViews = Readonly<{
  renderAdmin: RenderAdmin
  preview: (
    to: Readonly<{ req: Request; res: Response }>,
    program: Program,
    notices: readonly string[],
  ) => void
}>

/** Only visitors' `reports` and editors' routes (`admin`, null for none) need a database. */
export type VisitorAppParts = Readonly<{
  catalogue: Catalogue
  reports: Reports
  config: VisitorConfig
  log: Log
  metrics?: RequestMetrics
  admin?: ((views: AdminViews) => RequestHandler) | null
}>

/** A request's way through the app. It imports no store: a page is answered without a database. */
export const createVisitorApp = ({
  catalogue,
  reports,
  config,
  log,
  metrics = createRequestMetrics(),
  admin = null,
}: VisitorAppParts): RequestListener => {
  const { render, renderAdmin, assets } = createRendering(config, catalogue.age)
  const origin = config.publicUrl ?? `http://localhost:${config.port}`
  const logRequest = requestLogger(log, metrics)
  const count = createVisitorCount(config.rateLimit)
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', 'simple')
  app.set('trust proxy', config.trustProxy)
  app.set('strict routing', true)
  app.set('case sensitive routing', true)
  app.use(logRequests(logRequest))
  app.use(securityHeaders(origin.startsWith('https:')))
  app.use(serve(healthRoutes(catalogue)))
  app.get('/assets/:file', assets.serve)
  app.use(rejectMalformed)
  app.use(limitRate(count))
  const countWeight: CountWeight = (more) => limitRate(count, more)
  const sendFile = createDownloads()
  app.use(API, allowAnyOrigin, serve(apiRoutes(catalogue, sendFile), countWeight))
  app.use(HSDS, allowAnyOrigin, serve(openReferralRoutes(catalogue, origin), countWeight))
  if (admin)
    app.use(
      admin({
        renderAdmin,
        preview: ({ req, res }, program, notices) =>
          render(
            req,
            res,
            programPage(
              program,
              todayOf(),
              [],
              notices,
              sharedLinesOf(program, catalogue.countLine),
            ),
          ),
      }),
    )
  const countReport = createReportCount(config.rateLimit !== 0)
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
      countWeight,
    ),
  )
  app.use((_req, _res, next) => next(new HttpError(404)))
  app.use(
    answerErrors(log, render, (req) =>
      [API, HSDS].some((path) => `${req.path}/`.startsWith(`${path}/`)),
    ),
  )
  const cache = createAnswerCache()
  metrics.watch(() => [
    { name: 'iop_kept_answers', value: cache.size().entries },
    { name: 'iop_kept_answer_bytes', value: cache.size().bytes },
  ])
  return serveCached({
    answer: queueFairly(app, (req) => networksOf(clientAddress(req, config.trustProxy)).near),
    cache,
    // Pages say how long ago something was, and maybe the catalogue's age: both are part of it.
    state: () => `${catalogue.state()} ${todayOf()} ${catalogue.age() ?? ''}`,
    admit: (req, tell) => count(clientAddress(req, config.trustProxy), 1, tell) === 0,
    logRequest,
  })
}
