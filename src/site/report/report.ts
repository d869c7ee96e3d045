import type { RequestHandler } from 'express'
import { parseReport, typedReport } from '../../catalog/editing/correction.js'
import type { Catalogue, Reports } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import type { CanonicalAddress } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { urls } from '../../web/html/urls.js'
import { readForm } from '../../web/http/form.js'
import { HttpError } from '../../web/http/http-error.js'
import { isFromOurSite } from '../../web/http/same-origin.js'
import type { ReportCount } from '../../web/limits/report-limit.js'
import { canonicalOf, findListed } from '../facts/find-by-slug.js'
import { nothingTyped, reportPage } from './report-page.js'

const messages = say.report
/** The form has two fields; non-Latin letters take up to twelve bytes each in URL encoding. */
const MAX_BODY_BYTES = 16 * 1024
const MAX_FIELDS = 10
/** Seconds for Retry-After: a database is back soon, a full queue is read in days. */
const RETRY_DATABASE_S = 5
const RETRY_QUEUE_S = 86_400

/** The canonical address of the form; null where there is no such program. */
export const canonicalReport = (catalogue: Catalogue): CanonicalAddress =>
  canonicalOf(catalogue, urls.report)

/** The empty report form; 301 from an old slug, 404 or 410 without a listing. */
export const showReportForm =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const found = findListed(catalogue, req)
    if ('moved' in found) return res.redirect(301, urls.report(found.moved))
    render(req, res, reportPage(found.program, nothingTyped))
  }

/**
 * Stores a report and redirects to its receipt, or shows the form again with the reason and
 * everything typed. `count` limits reports per network; `origin` is the configured one, null takes
 * it from the request.
 */
export const sendReport =
  (
    catalogue: Catalogue,
    reports: Reports,
    render: Render,
    origin: string | null,
    count: ReportCount,
  ): RequestHandler =>
  async (req, res) => {
    if (!isFromOurSite(req, origin)) throw new HttpError(403)
    const found = findListed(catalogue, req)
    // The slug may have changed while somebody typed; a form shown again posts to the new one.
    const program = 'moved' in found ? catalogue.program(found.moved) : found.program
    if (program === null) throw new HttpError(410)
    const form = await readForm(req, MAX_BODY_BYTES, MAX_FIELDS)
    const typed = typedReport(form)
    const report = parseReport(program.slug, form)
    if ('problems' in report)
      return render(
        req,
        res,
        reportPage(program, { ...typed, ...report, refused: null, status: 422 }),
      )
    const refuse = (status: number, refused: string, seconds: number): void => {
      res.setHeader('Retry-After', String(seconds))
      render(req, res, reportPage(program, { ...typed, problems: [], refused, status }))
    }
    const over = count(req.ip ?? '', program.slug)
    if (over)
      return refuse(
        429,
        over.of === 'listing'
          ? messages.knownFromYou
          : over.seconds > 60
            ? messages.manyFromYou
            : messages.tooMany,
        over.seconds,
      )
    const added = await reports.add(report)
    if (added === 'away') return refuse(503, messages.away, RETRY_DATABASE_S)
    if (added === 'full') return refuse(503, messages.full, RETRY_QUEUE_S)
    res.redirect(303, urls.receipt(added.code))
  }
