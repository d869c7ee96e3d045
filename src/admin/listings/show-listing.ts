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
import { lostRows, mergeForms } from './edit-conflict.js'
import { type ListingView, listingPage } from './edit-page.js'
import { stopsOf } from './status-steps.js'

const t = say.listingForm
/**
 * Kinds of change by which somebody writes what a listing says, and those by which its status
 * changes.
 */
const writing = ['added', 'edited', 'confirmed', 'struck', 'restored', 'reverted', 'new', 'changed']
const moving = ['added', 'published', 'paused', 'archived', 'withdrawn']

/**
 * Whether nobody else may look at this listing's last words before they are published: a second
 * person is asked for, and it is theirs.
 */
export const isOwnWriting = async (
  { database, reviewRequired }: AdminContext,
  { session }: AdminRequest,
  { listing }: ListingRecord,
): Promise<boolean> =>
  reviewRequired &&
  (await readLastChange(database, listing.identity, writing))?.actor === session.editor.email

/**
 * What the form of a listing holds when it is opened: what editors state, and for a source how and
 * when it was checked, else the day it is.
 */
const opened = (form: URLSearchParams, { check }: FormContext): URLSearchParams => {
  const filled = new URLSearchParams(form)
  if (check) filled.set('source.method', check.method)
  filled.set('source.on', check?.checkedOn ?? todayOf())
  return filled
}

/** A listing's page, with whatever differs from a plain look at it. */
export const answerListing = async (
  context: AdminContext,
  request: AdminRequest,
  kept: ListingRecord | null,
  own: Partial<ListingView> = {},
  status = 200,
): Promise<void> => {
  const formContext = parseContext(paramsOf(request.req))
  const listing = own.listing ?? kept?.listing ?? blankListing()
  const ownWriting =
    kept !== null &&
    kept.listing.status !== 'published' &&
    (await isOwnWriting(context, request, kept))
  const last = kept && (await readLastChange(context.database, kept.listing.identity, moving))
  const view: ListingView = {
    kept,
    listing,
    form: opened(toListingForm(listing), formContext),
    context: formContext,
    problems: [],
    problemsTitle: t.problems.title,
    notice: null,
    lost: null,
    gate: kept
      ? stopsOf(checkPublishRules(kept.listing), ownWriting)
      : { blockers: [], warnings: [] },
    ownWriting,
    despite: false,
    reports: kept ? await countReportsOf(context.database, kept.listing.identity) : 0,
    last,
    role: request.session.editor.role,
    token: request.token,
    ...own,
  }
  context.render(request, listingPage(view, status))
}

/**
 * Both versions of a listing that two people saved, and what this one typed, kept in a form that
 * can be saved over the other's.
 */
export const answerLost = async (
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
  const rows = lostRows(past, now.listing, {
    ...yours.listing,
    status: (past ?? now.listing).status,
  })
  const lead = past === null ? t.lost.leadWithoutBase : t.lost.lead
  await answerListing(
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
