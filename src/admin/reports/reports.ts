import { LONGEST_ANSWER, reportOutcomes } from '../../catalog/editing/correction.js'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import { say } from '../../messages/say.js'
import { decideReport, listReports, readReport } from '../../store/reports/corrections.js'
import {
  findReportBursts,
  findWaitingReports,
  setReportsAside,
} from '../../store/reports/waiting-reports.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { parsePage } from '../frame/pager.js'
import { isNarrow, parseReportFilter } from './report-filter.js'
import { nothingTyped, reportPage } from './report-page.js'
import { reportsPage } from './reports-page.js'

const messages = say.adminReports.one

/** Shows open reports, filtered by listing, hour or wording, and recent decisions. */
export const showReports =
  ({ database, render }: AdminContext): AdminHandler =>
  async (request) => {
    const params = paramsOf(request.req)
    const [filter, page] = [parseReportFilter(params), parsePage(params.get('page'))]
    const { reports: open, total } = await findWaitingReports(database, filter, page)
    const { decided } = await listReports(database)
    const aside = /^[1-9]\d{0,5}$/.exec(params.get('aside') ?? '')?.[0]
    const done = aside === undefined ? null : say.adminReports.aside.done(Number(aside))
    const crowds = await findReportBursts(database)
    render(
      request,
      reportsPage({
        filter,
        page,
        open,
        total,
        decided,
        crowds,
        done,
        now: new Date().toISOString(),
        token: request.token,
      }),
    )
  }

/** Bulk-closes, unread, the filtered reports that had arrived when the page was made. */
export const closeReports =
  ({ database }: AdminContext): AdminHandler =>
  async ({ req, res, sent, session }) => {
    const filter = parseReportFilter(paramsOf(req))
    const until = Date.parse(sent.form.get('until') ?? '')
    if (!isNarrow(filter) || Number.isNaN(until)) throw new HttpError(400)
    const answer = say.adminReports.aside.answer
    const count = await setReportsAside(database, filter, {
      until: new Date(until).toISOString(),
      answer,
      by: session.editor.email,
    })
    res.redirect(303, `${adminUrls.reports}?aside=${count}`)
  }

const loadReport = async ({ database }: AdminContext, { req }: AdminRequest) => {
  const report = await readReport(database, String(req.params['id']))
  if (!report) throw new HttpError(404)
  return report
}

/** Shows one report with the form that closes it. */
export const showReport =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const said = paramsOf(request.req).get('done') === '1' ? messages.done : null
    context.render(
      request,
      reportPage(await loadReport(context, request), request.token, { ...nothingTyped, said }),
    )
  }

/**
 * Closes a report with the result, once: a second editor sees the first decision, and their own
 * input.
 */
export const closeReport =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { form } = request.sent
    const outcome = reportOutcomes.find((one) => one === form.get('outcome')) ?? null
    const answer = form.get('answer') ?? ''
    const others = form.get('others') === '1'
    const kept = await loadReport(context, request)
    const typed = { ...nothingTyped, outcome, answer, others }
    if (kept.decided)
      return context.render(request, reportPage(kept, request.token, { ...typed, lost: true }))
    const blank = answer.trim() === ''
    const plain = blank ? null : parsePlainText(answer, LONGEST_ANSWER)
    const problems = [
      ...(outcome === null ? [{ field: 'mended', message: messages.noOutcome }] : []),
      ...(!blank && plain === null
        ? [{ field: 'answer', message: messages.badAnswer(LONGEST_ANSWER) }]
        : []),
      ...(outcome === 'stands' && blank ? [{ field: 'answer', message: messages.noAnswer }] : []),
    ]
    if (outcome === null || problems.length > 0)
      return context.render(request, reportPage(kept, request.token, { ...typed, problems }))
    const decision = {
      outcome,
      answer: plain,
      by: request.session.editor.email,
      others,
      mustHaveChanged: outcome === 'mended',
    }
    if (!(await decideReport(context.database, kept.id, decision))) {
      const now = await loadReport(context, request)
      const problem = { field: 'mended', message: messages.notMended }
      return context.render(
        request,
        reportPage(
          now,
          request.token,
          now.decided ? { ...typed, lost: true } : { ...typed, problems: [problem] },
        ),
      )
    }
    request.res.redirect(303, `${adminUrls.report(kept.id)}?done=1`)
  }
