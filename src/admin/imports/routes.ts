import { writers } from '../../catalog/editing/role.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminRoute } from '../frame/context.js'
import { applyDraft, discardDraft, saveChoices, showDraft } from './draft.js'
import { createKeptPlans } from './kept-plans.js'
import { listImports, readImport, uploadFile } from './list.js'
import { showRun, undoRun } from './run.js'

/** Reviewers review changes by others; they cannot import. */
const roles = writers
/** Planning scans the whole catalogue, and applying writes much of it. */
const slow = true

/** Routes of imports. */
export const importRoutes = (context: AdminContext): readonly AdminRoute[] => {
  const plans = createKeptPlans(context)
  return [
    {
      path: adminUrls.imports,
      roles,
      slow,
      get: listImports(context),
      post: uploadFile(context, plans),
      read: readImport,
    },
    {
      path: adminUrls.draft(':id'),
      roles,
      slow,
      get: showDraft(context, plans),
      post: saveChoices(context, plans),
    },
    { path: adminUrls.applyDraft(':id'), roles, slow, post: applyDraft(context, plans) },
    { path: adminUrls.dropDraft(':id'), roles, post: discardDraft(context, plans) },
    { path: adminUrls.run(':id'), roles, get: showRun(context) },
    { path: adminUrls.undo(':id'), roles, slow, post: undoRun(context) },
  ]
}
