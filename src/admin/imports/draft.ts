import type { ImportPlan } from '../../catalog/editing/import-plan.js'
import { toReview } from '../../exchange/listings/changes.js'
import { say } from '../../messages/say.js'
import { applyImport } from '../../store/changes/apply-import.js'
import {
  dropDraft,
  type ImportDraft,
  readDraft,
  writeChoices,
} from '../../store/changes/import-drafts.js'
import { isStale } from '../../store/store-error.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { parsePage } from '../frame/pager.js'
import {
  type ImportChoices,
  kinds,
  parseChoices,
  selectedChanges,
  slugsOf,
  withGroup,
  withRows,
} from './draft-choices.js'
import { changedPage, type DraftQuery, draftPage, groups, refusedPage } from './draft-page.js'
import type { PlannedDraft } from './draft-plan.js'
import type { KeptPlans } from './kept-plans.js'

const loadDraft = async (
  { database }: AdminContext,
  { req }: AdminRequest,
): Promise<ImportDraft> => {
  const draft = await readDraft(database, String(req.params['id']))
  if (!draft) throw new HttpError(404)
  return draft
}
const parseDraftQuery = ({ req }: AdminRequest): DraftQuery => {
  const params = paramsOf(req)
  return {
    group: groups.find((group) => group === params.get('group')) ?? null,
    page: parsePage(params.get('page')),
  }
}

const show = (
  context: AdminContext,
  request: AdminRequest,
  draft: ImportDraft,
  planned: PlannedDraft,
  refusal: string | null = null,
): void => {
  const { reviewRequired } = context
  const page =
    'refused' in planned
      ? refusedPage(draft, planned.refused, request.token)
      : draftPage(
          {
            draft,
            ...planned,
            choices: parseChoices(draft.choices),
            look: parseDraftQuery(request),
            reviewRequired,
            refusal,
          },
          request.token,
        )
  context.render(request, page)
}

/** Shows a draft's plan against the current catalogue. */
export const showDraft =
  (context: AdminContext, { planOf }: KeptPlans): AdminHandler =>
  async (request) => {
    const found = await loadDraft(context, request)
    show(context, request, found, await planOf(found))
  }

/**
 * Saves the selection, of a whole group or the rows of one page; or whether the edition is
 * complete.
 */
export const saveChoices =
  (context: AdminContext, { planOf }: KeptPlans): AdminHandler =>
  async (request) => {
    const { req, res, sent } = request
    const found = await loadDraft(context, request)
    const kind = kinds.find((one) => one === paramsOf(req).get('group'))
    const choices = parseChoices(found.choices)
    const all = sent.form.get('choose')
    const choose = (chosen: ImportChoices) => writeChoices(context.database, found.id, chosen)
    if (all === 'whole') await choose({ ...choices, isWhole: sent.form.get('whole') === 'yes' })
    else if (kind && (all === 'all' || all === 'none'))
      await choose(withGroup(choices, kind, all === 'all'))
    else if (kind) {
      const planned = await planOf(found)
      const known = new Set('refused' in planned ? [] : slugsOf(planned.plan, kind))
      const rows = sent.form.getAll('row').filter((slug) => known.has(slug))
      await choose(withRows(choices, kind, rows, new Set(sent.form.getAll('take'))))
    }
    const params = new URLSearchParams(
      kind ? { group: kind, page: String(parseDraftQuery(request).page) } : {},
    )
    res.redirect(303, `${adminUrls.draft(found.id)}?${params}`)
  }

/** Null: a concurrent change came first, and nothing was written. */
const apply = async (
  { database }: AdminContext,
  plan: ImportPlan,
  by: string,
  state: string,
): Promise<Readonly<{ runId: string | null }> | null> => {
  try {
    return await applyImport(database, plan, by, state)
  } catch (error) {
    if (isStale(error)) return null
    throw error
  }
}

/**
 * Applies the selected changes in one transaction, if the plan is still the one that was shown, and
 * redirects to the run.
 */
export const applyDraft =
  (context: AdminContext, { planOf, drop }: KeptPlans): AdminHandler =>
  async (request) => {
    const { res, sent, session } = request
    const found = await loadDraft(context, request)
    const shown = await planOf(found)
    if ('refused' in shown || sent.form.get('mark') !== shown.mark)
      return context.render(request, changedPage(found.id))
    const publish = sent.form.get('publish') === 'yes'
    if (publish && context.reviewRequired)
      return show(context, request, found, shown, say.adminImports.draft.apply.reviewFirst)
    const chosen = selectedChanges(shown.plan, parseChoices(found.choices))
    const changes = publish ? chosen : chosen.map(toReview)
    if (changes.length === 0) return res.redirect(303, adminUrls.draft(found.id))
    const applied = await apply(
      context,
      { ...shown.plan, changes },
      session.editor.email,
      shown.state,
    )
    if (!applied) return context.render(request, changedPage(found.id))
    await dropDraft(context.database, found.id)
    drop(found.id)
    await context.catalogue.catchUp()
    res.redirect(303, applied.runId === null ? adminUrls.imports : adminUrls.run(applied.runId))
  }

/** Discards a draft. */
export const discardDraft =
  ({ database }: AdminContext, { drop }: KeptPlans): AdminHandler =>
  async ({ req, res }) => {
    const id = String(req.params['id'])
    await dropDraft(database, id)
    drop(id)
    res.redirect(303, adminUrls.imports)
  }
