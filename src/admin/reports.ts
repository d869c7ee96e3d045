import { parsePlainText } from '../catalog/plain-text.js'
import type { Problem } from '../catalog/problem.js'
import { LONGEST_ANSWER, reportOutcomes } from '../catalog/report.js'
import { say } from '../messages/say.js'
import { decideReport, type KeptReport, listReports, readReport } from '../store/reports.js'
import { adminUrls } from '../web/admin-urls.js'
import { HttpError } from '../web/http-error.js'
import { paramsOf } from '../web/request.js'
import { reportPage } from './report-page.js'
import { reportsPage } from './reports-page.js'
import type { Answer, Desk, Visit } from './visit.js'

const t = say.deskReports.one

/** What visitors said is wrong: what waits, and what was looked at lately. */
export const reports =
  ({ database, render }: Desk): Answer =>
  async (visit) => {
    const { open, decided } = await listReports(database)
    render(visit, reportsPage(open, decided))
  }

const found = async ({ database }: Desk, { req }: Visit): Promise<KeptReport> => {
  const report = await readReport(database, String(req.params['id']))
  if (!report) throw new HttpError(404)
  return report
}

/** One of them, and the form that closes it. */
export const report =
  (desk: Desk): Answer =>
  async (visit) => {
    const said = paramsOf(visit.req).get('done') === '1' ? t.done : null
    desk.render(visit, reportPage(await found(desk, visit), visit.token, { outcome: null, answer: '', problems: [], said }))
  }

/** Closes it with what was found; once, whoever else had it open. */
export const closeReport =
  (desk: Desk): Answer =>
  async (visit) => {
    const kept = await found(desk, visit)
    const outcome = reportOutcomes.find((one) => one === visit.sent.form.get('outcome')) ?? null
    const answer = visit.sent.form.get('answer') ?? ''
    const blank = answer.trim() === ''
    const plain = blank ? null : parsePlainText(answer, LONGEST_ANSWER)
    const show = (problems: readonly Problem[]): void => desk.render(visit, reportPage(kept, visit.token, { outcome, answer, problems, said: null }))
    const problems = [
      ...(outcome === null ? [{ field: 'mended', message: t.noOutcome }] : []),
      ...(!blank && plain === null ? [{ field: 'answer', message: t.badAnswer(LONGEST_ANSWER) }] : []),
      ...(outcome === 'stands' && blank ? [{ field: 'answer', message: t.noAnswer }] : []),
    ]
    if (outcome === null || problems.length > 0) return show(problems)
    if (!(await decideReport(desk.database, kept.id, outcome, plain, visit.session.editor.email)))
      return desk.render(visit, reportPage(await found(desk, visit), visit.token, { outcome, answer, problems: [], said: t.already }))
    visit.res.redirect(303, `${adminUrls.report(kept.id)}?done=1`)
  }
