import { checkPublishRules } from '../../catalog/editing/publish-rules.js'
import { say } from '../../messages/say.js'
import { readLastChange, readPast } from '../../store/history/past-versions.js'
import type { ListingRecord } from '../../store/listings/record.js'
import { countReportsOf } from '../../store/reports/waiting-reports.js'
import { todayOf } from '../../web/html/today.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminRequest } from '../frame/context.js'
import { blankListing, parseListingForm, toListingForm } from '../listing-form/form.js'
import { type FormContext, parseContext } from '../listing-form/form-context.js'
import { rulesOf } from '../listing-form/form-rules.js'
import { conflictRows, mergeForms } from './edit-conflict.js'
import { type ListingView, listingPage } from './edit-page.js'
import { stopsOf } from './status-steps.js'

const messages = say.listingForm
/** Kinds of change that edit a listing, and kinds that change its status. */
const editKinds = [
  'added',
  'edited',
  'confirmed',
  'struck',
  'restored',
  'reverted',
  'new',
  'changed',
]
const statusKinds = ['added', 'published', 'paused', 'archived', 'withdrawn']

/** Whether review is required and this editor made the last edit. */
export const isOwnEdit = async (
  { database, reviewRequired }: AdminContext,
  { session }: AdminRequest,
  { listing }: ListingRecord,
): Promise<boolean> =>
  reviewRequired &&
  (await readLastChange(database, listing.identity, editKinds))?.actor === session.editor.email

/**
 * A form's initial values: editors' statements, and the default source from the context, else
 * today.
 */
const prefill = (form: URLSearchParams, { check }: FormContext): URLSearchParams => {
  const filled = new URLSearchParams(form)
  if (check) filled.set('source.method', check.method)
  filled.set('source.on', check?.checkedOn ?? todayOf())
  return filled
}

/** Renders a listing's page, with `own` over the defaults. */
export const renderListing = async (
  context: AdminContext,
  request: AdminRequest,
  record: ListingRecord | null,
  own: Partial<ListingView> = {},
  status = 200,
): Promise<void> => {
  const formContext = parseContext(paramsOf(request.req))
  const listing = own.listing ?? record?.listing ?? blankListing()
  const ownWriting =
    record !== null &&
    record.listing.status !== 'published' &&
    (await isOwnEdit(context, request, record))
  const last =
    record && (await readLastChange(context.database, record.listing.identity, statusKinds))
  const view: ListingView = {
    record,
    listing,
    form: prefill(toListingForm(listing), formContext),
    context: formContext,
    problems: [],
    problemsTitle: messages.problems.title,
    notice: null,
    lost: null,
    gate: record
      ? stopsOf(checkPublishRules(record.listing), ownWriting)
      : { blockers: [], warnings: [] },
    ownWriting,
    despite: false,
    reports: record ? await countReportsOf(context.database, record.listing.identity) : 0,
    last,
    role: request.session.editor.role,
    token: request.token,
    ...own,
  }
  context.render(request, listingPage(view, status))
}

/**
 * Answers an edit conflict: both versions and the input, merged into a form that can be saved over
 * the other's.
 */
export const renderConflict = async (
  context: AdminContext,
  request: AdminRequest,
  now: ListingRecord,
  version: number,
): Promise<void> => {
  const { form } = request.sent
  const past = await readPast(context.database, now, version)
  const rules = rulesOf(context, request)
  const yours = parseListingForm(form, past ?? now.listing, rules)
  const merged = mergeForms(form, past, now.listing)
  const rows = conflictRows(past, now.listing, {
    ...yours.listing,
    status: (past ?? now.listing).status,
  })
  const lead = past === null ? messages.lost.leadWithoutBase : messages.lost.lead
  await renderListing(
    context,
    request,
    now,
    {
      form: merged,
      problems: parseListingForm(merged, now.listing, rules).problems,
      lost: { lead, rows },
    },
    409,
  )
}
