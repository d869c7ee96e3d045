import type { RequestHandler } from 'express'
import type { Catalogue } from '../live/catalogue.js'
import { createDownloads, type SendFile } from '../web/cache/downloads.js'
import { canonicalPath } from '../web/cache/response-cache.js'
import type { Route } from '../web/server/routes.js'
import { jsonSender } from './answers/json.js'
import { hsdsRoutes } from './hsds/routes.js'
import { sendChanges } from './v1/changes.js'
import { canonicalComparison, sendComparison } from './v1/compare.js'
import { sendCsvExport, sendNdjsonExport } from './v1/exports.js'
import { sendOpenApi } from './v1/openapi.js'
import { canonicalProgram, canonicalPrograms, sendProgram, sendPrograms } from './v1/programs.js'

/** Response headers that scripts of other origins may read (CORS). */
const exposed = ['ETag', 'Link', 'Retry-After', 'RateLimit', 'RateLimit-Policy'].join(', ')
/** CORS: any page may read the API. */
export const allowAnyOrigin: RequestHandler = (_req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  res.setHeader('Access-Control-Expose-Headers', exposed)
  next()
}

/** An export is megabytes: of 600 requests a minute, thirty exports are enough for any client. */
const EXPORT_WEIGHT = 20

/** Mount paths: our own API, and Open Referral's. */
export const API = '/api/v1'
export const HSDS = '/hsds'

/** Every route of our own API, below `API`. */
export const apiRoutes = (
  catalogue: Catalogue,
  sendFile: SendFile = createDownloads(),
): readonly Route[] => {
  const send = jsonSender(catalogue)
  return [
    {
      path: '/programs',
      get: sendPrograms(catalogue, send),
      canonical: canonicalPrograms(catalogue),
    },
    {
      path: '/programs/:slug',
      get: sendProgram(catalogue, send),
      canonical: canonicalProgram(catalogue),
    },
    {
      path: '/compare',
      get: sendComparison(catalogue, send),
      canonical: canonicalComparison(catalogue),
    },
    { path: '/changes', get: sendChanges(catalogue, send) },
    { path: '/export.csv', get: sendCsvExport(catalogue, sendFile), weight: EXPORT_WEIGHT },
    { path: '/export.ndjson', get: sendNdjsonExport(catalogue, sendFile), weight: EXPORT_WEIGHT },
    { path: '/openapi.json', get: sendOpenApi(send), canonical: canonicalPath },
  ]
}

/** Every route in Open Referral's format, below `HSDS`; `origin` is the site's public origin. */
export const openReferralRoutes = (catalogue: Catalogue, origin: string): readonly Route[] =>
  hsdsRoutes(catalogue, jsonSender(catalogue), `${origin}${HSDS}`)
