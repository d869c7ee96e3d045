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
import { MAX_REASON_LENGTH, parseReason } from '../frame/reason.js'
import { type RunView, runPage } from './run-page.js'

const messages = say.adminImports.run.undo
/** Programs listed by name; more are counted. */
const MAX_NAMED = 50

const show = async (
  { database, render }: AdminContext,
  request: AdminRequest,
  own: Pick<RunView, 'problem' | 'typed' | 'status'> = {},
): Promise<void> => {
  const run = await readRun(database, String(request.req.params['id']))
  if (!run) throw new HttpError(404)
  const left = await (run.undone ? readLeft : readChangedSince)(database.pool, run.id)
  const names = await readNames(database, left.slice(0, MAX_NAMED))
  const history = await readHistory(
    database,
    { runId: run.id },
    parsePage(paramsOf(request.req).get('page')),
  )
  render(
    request,
    runPage({ run, left: { names, count: left.length }, history, token: request.token, ...own }),
  )
}

/** Shows one import, with the programs that undoing it would leave unchanged. */
export const showRun =
  (context: AdminContext): AdminHandler =>
  (request) =>
    show(context, request)

/** Undoes a whole import. */
export const undoRun =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { req, res, sent, session } = request
    const id = String(req.params['id'])
    if (!(await readRun(context.database, id))) throw new HttpError(404)
    const reason = parseReason(sent.form)
    const typed = (sent.form.get('reason') ?? '').slice(0, MAX_REASON_LENGTH)
    if (reason === null)
      return show(context, request, { problem: messages.needsReason, typed, status: 400 })
    const outcome = await undoImport(context.database, id, { actor: session.editor.email, reason })
    if (outcome === null) throw new HttpError(404)
    if ('already' in outcome)
      return show(context, request, { problem: messages.already, status: 409 })
    if (outcome.undone === 0)
      return show(context, request, { problem: messages.all, typed, status: 409 })
    await context.catalogue.catchUp()
    res.redirect(303, adminUrls.run(id))
  }
