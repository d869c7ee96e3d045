import type { RequestListener } from 'node:http'
import { createAdmin } from './admin/index.js'
import type { Catalogue } from './live/catalogue.js'
import { openReports } from './live/correction-box.js'
import type { Database } from './store/connection/database.js'
import { createVisitorApp, type VisitorConfig } from './visitor-app.js'
import type { Log } from './web/log/log.js'
import { createRequestMetrics, type RequestMetrics } from './web/log/request-metrics.js'

/** The whole app: what visitors see, with the reports they write and the admin over the database. */
export const createApp = (
  catalogue: Catalogue,
  database: Database,
  config: VisitorConfig & Readonly<{ sessionSecret: string; reviewRequired: boolean }>,
  log: Log,
  metrics: RequestMetrics = createRequestMetrics(),
): RequestListener =>
  createVisitorApp({
    catalogue,
    reports: openReports(database, catalogue),
    config,
    log,
    metrics,
    admin: ({ renderAdmin, preview }) =>
      createAdmin({
        database,
        catalogue,
        render: renderAdmin,
        origin: config.publicUrl,
        secret: Buffer.from(config.sessionSecret),
        log,
        metrics,
        preview,
        reviewRequired: config.reviewRequired,
      }),
  })
