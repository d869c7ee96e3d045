import { LONGEST_ANSWER, reportOutcomes } from '../../catalog/editing/correction.js'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import { say } from '../../messages/say.js'
import { decideReport, listReports, readReport } from '../../store/reports/corrections.js'
import { findCrowds, findWaitingReports, setReportsAside } from '../../store/reports/waiting-reports.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { parsePage } from '../frame/pager.js'
import { isNarrow, parseReportFilter } from './report-filter.js'
import { nothingTyped, reportPage } from './report-page.js'
import { reportsPage } from './reports-page.js'

const t = say.deskReports.one

/** What visitors said is wrong: what waits, of one listing, hour or wording where the address says so, and what was looked at lately. */
export const reports =
  ({ database, render }: AdminContext): AdminHandler =>
  async (visit) => {
    const params = paramsOf(visit.req)
    const [filter, page] = [parseReportFilter(params), parsePage(params.get('page'))]
    const { reports: open, total } = await findWaitingReports(database, filter, page)
    const { decided } = await listReports(database)
    const aside = /^[1-9]\d{0,5}$/.exec(params.get('aside') ?? '')?.[0]
    const done = aside === undefined ? null : say.deskReports.aside.done(Number(aside))
    const crowds = await findCrowds(database)
    render(visit, reportsPage({ filter, page, open, total, decided, crowds, done, now: new Date().toISOString(), token: visit.token }))
  }

/** Sets aside, unread, all of one listing, hour or wording that had come when the page was made. */
export const setAside =
  ({ database }: AdminContext): AdminHandler =>
  async ({ req, res, sent, session }) => {
    const filter = parseReportFilter(paramsOf(req))
    const until = Date.parse(sent.form.get('until') ?? '')
    if (!isNarrow(filter) || Number.isNaN(until)) throw new HttpError(400)
    const answer = say.deskReports.aside.answer
    const count = await setReportsAside(database, filter, { until: new Date(until).toISOString(), answer, by: session.editor.email })
    res.redirect(303, `${adminUrls.reports}?aside=${count}`)
  }

const found = async ({ database }: AdminContext, { req }: AdminRequest) => {
  const report = await readReport(database, String(req.params['id']))
  if (!report) throw new HttpError(404)
  return report
}

/** One of them, and the form that closes it. */
export const report =
  (desk: AdminContext): AdminHandler =>
  async (visit) => {
    const said = paramsOf(visit.req).get('done') === '1' ? t.done : null
    desk.render(visit, reportPage(await found(desk, visit), visit.token, { ...nothingTyped, said }))
  }

/** Closes it with what was found, once: who comes second sees what the first said, and their own words. */
export const closeReport =
  (desk: AdminContext): AdminHandler =>
  async (visit) => {
    const { form } = visit.sent
    const outcome = reportOutcomes.find((one) => one === form.get('outcome')) ?? null
    const answer = form.get('answer') ?? ''
    const others = form.get('others') === '1'
    const kept = await found(desk, visit)
    const typed = { ...nothingTyped, outcome, answer, others }
    if (kept.decided) return desk.render(visit, reportPage(kept, visit.token, { ...typed, lost: true }))
    const blank = answer.trim() === ''
    const plain = blank ? null : parsePlainText(answer, LONGEST_ANSWER)
    const problems = [
      ...(outcome === null ? [{ field: 'mended', message: t.noOutcome }] : []),
      ...(!blank && plain === null ? [{ field: 'answer', message: t.badAnswer(LONGEST_ANSWER) }] : []),
      ...(outcome === 'stands' && blank ? [{ field: 'answer', message: t.noAnswer }] : []),
    ]
    if (outcome === null || problems.length > 0) return desk.render(visit, reportPage(kept, visit.token, { ...typed, problems }))
    const decision = { outcome, answer: plain, by: visit.session.editor.email, others, mustHaveChanged: outcome === 'mended' }
    if (!(await decideReport(desk.database, kept.id, decision))) {
      const now = await found(desk, visit)
      const problem = { field: 'mended', message: t.notMended }
      return desk.render(visit, reportPage(now, visit.token, now.decided ? { ...typed, lost: true } : { ...typed, problems: [problem] }))
    }
    visit.res.redirect(303, `${adminUrls.report(kept.id)}?done=1`)
  }
