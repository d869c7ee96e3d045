import { writers } from '../../catalog/editing/role.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminRoute } from '../frame/context.js'
import { applyDraft, chooseOfDraft, draft, dropOfDraft } from './draft.js'
import { draftPlans } from './draft-plan.js'
import { imports, readImport, upload } from './list.js'
import { run, undoRun } from './run.js'

/** Reviewers look over what others did; files are not theirs to bring in. */
const roles = writers
/** A plan looks over the whole catalogue, and an import writes much of it. */
const slow = true

/** Every address about imports. */
export const importRoutes = (desk: AdminContext): readonly AdminRoute[] => {
  const plans = draftPlans(desk)
  return [
    { path: adminUrls.imports, roles, slow, get: imports(desk), post: upload(desk), read: readImport },
    { path: adminUrls.draft(':id'), roles, slow, get: draft(desk, plans), post: chooseOfDraft(desk, plans) },
    { path: adminUrls.applyDraft(':id'), roles, slow, post: applyDraft(desk, plans) },
    { path: adminUrls.dropDraft(':id'), roles, post: dropOfDraft(desk) },
    { path: adminUrls.run(':id'), roles, get: run(desk) },
    { path: adminUrls.undo(':id'), roles, slow, post: undoRun(desk) },
  ]
}
