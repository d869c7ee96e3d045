import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { MAX_UPLOAD_BYTES } from '../../exchange/tables/upload-limits.js'
import { say } from '../../messages/say.js'
import { addDraft, readDrafts } from '../../store/changes/import-drafts.js'
import { readRuns } from '../../store/changes/import-runs.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { paramsOf } from '../../web/http/request.js'
import { readUpload } from '../../web/http/upload.js'
import type { AdminContext, AdminHandler, AdminRequest, SentForm } from '../frame/context.js'
import { parsePage } from '../frame/pager.js'
import type { KeptPlans } from './kept-plans.js'
import { importsPage } from './list-page.js'

const messages = say.adminImports.bounds

/** Parses the upload form. */
export const readImport = (req: Request): Promise<SentForm> => readUpload(req, MAX_UPLOAD_BYTES)

const show = async (
  context: AdminContext,
  request: AdminRequest,
  problems: readonly Problem[] = [],
  status = 200,
): Promise<void> => {
  const page = parsePage(paramsOf(request.req).get('page'))
  const [drafts, runs] = [
    await readDrafts(context.database),
    await readRuns(context.database, page),
  ]
  context.render(request, importsPage(request.token, drafts, runs, problems, status))
}

/** Shows drafts and past imports. */
export const listImports =
  (context: AdminContext): AdminHandler =>
  (request) =>
    show(context, request)

/** The base name of the file: some browsers send its folders. */
const toName = (sent: string): string =>
  parsePlainText(sent.split(/[/\\]/).at(-1) ?? '', 200) ?? 'file.csv'

/** Stores a file that can be planned as a draft, and redirects to its plan. */
export const uploadFile =
  (context: AdminContext, { planOf }: KeptPlans): AdminHandler =>
  async (request) => {
    const { file, tooLarge } = request.sent
    if (tooLarge)
      return show(context, request, [{ field: 'file', message: messages.tooLarge }], 413)
    if (!file) return show(context, request, [{ field: 'file', message: messages.none }], 400)
    const name = toName(file.name)
    const id = randomUUID()
    const planned = await planOf({ id, fileName: name, choices: {} }, file.bytes)
    if ('refused' in planned) return show(context, request, planned.refused, 400)
    await addDraft(context.database, name, file.bytes, request.session.editor.email, id)
    request.res.redirect(303, adminUrls.draft(id))
  }
