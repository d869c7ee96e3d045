import { gate } from '../catalog/gate.js'
import { say } from '../messages/say.js'
import type { Kept } from '../store/kept.js'
import { readLastChange, readPast } from '../store/kept-past.js'
import { countReportsOf } from '../store/waiting-reports.js'
import { paramsOf } from '../web/request.js'
import { todayOf } from '../web/today.js'
import { type FormContext, parseContext } from './form-context.js'
import { rulesOf } from './form-rules.js'
import { blankListing, parseListingForm, toListingForm } from './listing-form.js'
import { lostRows, mergeForms } from './listing-lost.js'
import { type ListingView, listingPage } from './listing-page.js'
import { stopsOf } from './listing-status.js'
import type { Desk, Visit } from './visit.js'

const t = say.listingForm
/** Kinds of change by which somebody writes what a listing says, and those by which its status changes. */
const writing = ['added', 'edited', 'confirmed', 'struck', 'restored', 'reverted']
const moving = ['added', 'published', 'paused', 'archived', 'withdrawn']

/** Whether nobody else may look at this listing's last words before they are published: a second person is asked for, and it is theirs. */
export const isOwnWriting = async ({ database, reviewRequired }: Desk, { session }: Visit, { listing }: Kept): Promise<boolean> =>
  reviewRequired && (await readLastChange(database, listing.identity, writing))?.actor === session.editor.email

/** What the form of a listing holds when it is opened: what editors state, and for a source how and when it was checked, else the day it is. */
const opened = (form: URLSearchParams, { check }: FormContext): URLSearchParams => {
  const filled = new URLSearchParams(form)
  if (check) filled.set('source.method', check.method)
  filled.set('source.on', check?.checkedOn ?? todayOf())
  return filled
}

/** A listing's page, with whatever differs from a plain look at it. */
export const answerListing = async (desk: Desk, visit: Visit, kept: Kept | null, own: Partial<ListingView> = {}, status = 200): Promise<void> => {
  const context = parseContext(paramsOf(visit.req))
  const listing = own.listing ?? kept?.listing ?? blankListing()
  const ownWriting = kept !== null && kept.listing.status !== 'published' && (await isOwnWriting(desk, visit, kept))
  const last = kept && (await readLastChange(desk.database, kept.listing.identity, moving))
  const view: ListingView = {
    kept,
    listing,
    form: opened(toListingForm(listing), context),
    context,
    problems: [],
    problemsTitle: t.problems.title,
    notice: null,
    lost: null,
    gate: kept ? stopsOf(gate(kept.listing), ownWriting) : { blockers: [], warnings: [] },
    ownWriting,
    despite: false,
    reports: kept ? await countReportsOf(desk.database, kept.listing.identity) : 0,
    last,
    role: visit.session.editor.role,
    token: visit.token,
    ...own,
  }
  desk.render(visit, listingPage(view, status))
}

/** Both versions of a listing that two people saved, and what this one typed, kept in a form that can be saved over the other's. */
export const answerLost = async (desk: Desk, visit: Visit, now: Kept, version: number): Promise<void> => {
  const { form } = visit.sent
  const past = await readPast(desk.database, now, version)
  const rules = rulesOf(desk, visit)
  const yours = parseListingForm(form, past ?? now.listing, rules)
  const merged = mergeForms(form, past, now.listing)
  const rows = lostRows(past, now.listing, { ...yours.listing, status: (past ?? now.listing).status })
  const lead = past === null ? t.lost.leadWithoutBase : t.lost.lead
  await answerListing(desk, visit, now, { form: merged, problems: parseListingForm(merged, now.listing, rules).problems, lost: { lead, rows } }, 409)
}
