import { say } from '../../messages/say.js'
import { readRun } from '../../store/changes/import-runs.js'
import { undoImport } from '../../store/changes/undo-import.js'
import { readChangedSince, readLeft, readNames } from '../../store/changes/undo-remaining.js'
import { readHistory } from '../../store/history/entries.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { parsePage } from '../frame/pager.js'
import { LONGEST_REASON, parseReason } from '../frame/reason.js'
import { type RunView, runPage } from './run-page.js'

const t = say.deskImports.run.undo
/** Names of programs that are listed; more are counted. */
const MOST_NAMED = 50

const show = async (
  { database, render }: AdminContext,
  visit: AdminRequest,
  own: Pick<RunView, 'problem' | 'typed' | 'status'> = {},
): Promise<void> => {
  const { pool } = database
  const run = await readRun(database, String(visit.req.params['id']))
  if (!run) throw new HttpError(404)
  const left = await (run.undone ? readLeft : readChangedSince)(pool, run.id)
  const names = await readNames(pool, left.slice(0, MOST_NAMED))
  const history = await readHistory(database, { runId: run.id }, parsePage(paramsOf(visit.req).get('page')))
  render(visit, runPage({ run, left: { names, count: left.length }, history, token: visit.token, ...own }))
}

/** One import, with what undoing it would leave as it is. */
export const run =
  (desk: AdminContext): AdminHandler =>
  (visit) =>
    show(desk, visit)

/** Undoes an import as a whole. */
export const undoRun =
  (desk: AdminContext): AdminHandler =>
  async (visit) => {
    const { req, res, sent, session } = visit
    const id = String(req.params['id'])
    if (!(await readRun(desk.database, id))) throw new HttpError(404)
    const reason = parseReason(sent.form)
    const typed = (sent.form.get('reason') ?? '').slice(0, LONGEST_REASON)
    if (reason === null) return show(desk, visit, { problem: t.needsReason, typed, status: 400 })
    const outcome = await undoImport(desk.database, id, { actor: session.editor.email, reason })
    if (outcome === null) throw new HttpError(404)
    if ('already' in outcome) return show(desk, visit, { problem: t.already, status: 409 })
    if (outcome.undone === 0) return show(desk, visit, { problem: t.all, typed, status: 409 })
    await desk.catalogue.catchUp()
    res.redirect(303, adminUrls.run(id))
  }
