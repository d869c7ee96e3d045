import type { Request } from 'express'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { MOST_BYTES, uploadProblems } from '../../exchange/tables/upload-limits.js'
import { say } from '../../messages/say.js'
import { addDraft, readDrafts } from '../../store/changes/import-drafts.js'
import { readRuns } from '../../store/changes/import-runs.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { paramsOf } from '../../web/http/request.js'
import { readUpload } from '../../web/http/upload.js'
import type { AdminContext, AdminHandler, AdminRequest, SentForm } from '../frame/context.js'
import { parsePage } from '../frame/pager.js'
import { planFile } from './draft-plan.js'
import { importsPage } from './list-page.js'

const t = say.deskImports.bounds

/** The form of this page sends a file. */
export const readImport = (req: Request): Promise<SentForm> => readUpload(req, MOST_BYTES)

const show = async (desk: AdminContext, visit: AdminRequest, problems: readonly Problem[] = [], status = 200): Promise<void> => {
  const page = parsePage(paramsOf(visit.req).get('page'))
  const [drafts, runs] = [await readDrafts(desk.database), await readRuns(desk.database, page)]
  desk.render(visit, importsPage(visit.token, drafts, runs, problems, status))
}

/** Imports that were done, and the form for another. */
export const imports =
  (desk: AdminContext): AdminHandler =>
  (visit) =>
    show(desk, visit)

/** The name a file goes by: the last part of what was sent, which some browsers send with its folders. */
const toName = (sent: string): string => parsePlainText(sent.split(/[/\\]/).at(-1) ?? '', 200) ?? 'file.csv'

/** Takes a file that can be planned, and leads to its plan. */
export const upload =
  (desk: AdminContext): AdminHandler =>
  async (visit) => {
    const { file, tooLarge } = visit.sent
    if (tooLarge) return show(desk, visit, [{ field: 'file', message: t.tooLarge }], 413)
    if (!file) return show(desk, visit, [{ field: 'file', message: t.none }], 400)
    const problems = await uploadProblems(file.bytes)
    if (problems.length > 0) return show(desk, visit, problems, 400)
    const name = toName(file.name)
    const planned = await planFile(desk, name, file.bytes, { publish: false, isWhole: false })
    if ('refused' in planned) return show(desk, visit, planned.refused, 400)
    const id = await addDraft(desk.database, name, file.bytes, visit.session.editor.email)
    visit.res.redirect(303, adminUrls.draft(id))
  }
