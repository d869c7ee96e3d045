import { newBlockers } from '../../catalog/editing/new-blockers.js'
import { type FactKey, factKeys } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import { factLabel } from '../../catalog/wording/fact-text.js'
import { isSame } from '../../exchange/listings/deep-equal.js'
import { say } from '../../messages/say.js'
import { type ListingRecord, readRecord } from '../../store/listings/record.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import {
  blankListing,
  editorsOwn,
  isOurIdentity,
  parseListingForm,
  toListingForm,
} from '../listing-form/form.js'
import { contextAfter, parseContext, withContext } from '../listing-form/form-context.js'
import { rulesOf } from '../listing-form/form-rules.js'
import { standingOf } from '../listing-form/phone-check-facts.js'
import { versionOf } from '../listing-form/read.js'
import { save } from './save.js'
import { renderConflict, renderListing } from './show-listing.js'

const messages = say.listingForm
/** Success messages by the `done` parameter. */
const done: Readonly<Record<string, string>> = {
  saved: messages.saved,
  already: messages.already,
  unchanged: messages.unchanged,
  ...messages.status.done,
}

/** Loads the listing of the route's `id`. @throws HttpError 404 */
export const loadListing = async (
  { database }: AdminContext,
  { req }: AdminRequest,
): Promise<ListingRecord> => {
  const record = await readRecord(database, String(req.params['id']))
  if (!record) throw new HttpError(404)
  return record
}
const redirectToListing = (
  { req, res, sent }: AdminRequest,
  id: string,
  word: string,
  own: readonly (readonly [string, string])[] = [],
): void => {
  const formContext = contextAfter(parseContext(paramsOf(req)), sent.form)
  res.redirect(303, withContext(adminUrls.listing(id), formContext, [['done', word], ...own]))
}

/**
 * Facts that no editor states any more, so that another source's statement stands again, which the
 * page reports.
 */
const factsStandingAgain = (before: Listing, after: Listing): readonly FactKey[] =>
  factKeys.filter(
    (fact) =>
      editorsOwn(before.statements, fact) &&
      !editorsOwn(after.statements, fact) &&
      standingOf(after, fact),
  )

/** The success message for the address's parameters. */
const noticeOf = (params: URLSearchParams): string | null => {
  const word = params.get('done') ?? ''
  const notice = Object.hasOwn(done, word) ? (done[word] ?? null) : null
  const facts = factKeys.filter((fact) => params.getAll('stands').includes(fact)).map(factLabel)
  return notice === null || facts.length === 0
    ? notice
    : `${notice} ${messages.standsAgain(say.facts.list(facts))}`
}

/** Shows one listing with its form. */
export const showListing =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    await renderListing(context, request, await loadListing(context, request), {
      notice: noticeOf(paramsOf(request.req)),
    })
  }

/** Saves the form; validation errors and edit conflicts show it again, with everything typed. */
export const saveListing =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { form } = request.sent
    const record = await loadListing(context, request)
    const version = versionOf(form)
    if (version === null) throw new HttpError(400)
    if (version !== record.version) return renderConflict(context, request, record, version)
    const read = parseListingForm(form, record.listing, rulesOf(context, request))
    if (read.problems.length > 0)
      return renderListing(context, request, record, { form, problems: read.problems }, 422)
    const blockers = newBlockers(record.listing, read.listing)
    if (blockers.length > 0)
      return renderListing(
        context,
        request,
        record,
        { form, problems: blockers, problemsTitle: messages.problems.gate },
        422,
      )
    const outcome = await save(context, request, {
      listing: read.listing,
      version,
      kind: 'edited',
      reason: read.reason,
    })
    if ('saved' in outcome && outcome.changed) {
      const stands = factsStandingAgain(record.listing, outcome.saved.listing)
      return redirectToListing(
        request,
        record.id,
        'saved',
        stands.map((fact) => ['stands', fact] as const),
      )
    }
    if ('saved' in outcome && read.reason === '')
      return redirectToListing(request, record.id, 'unchanged')
    if ('saved' in outcome)
      return renderListing(
        context,
        request,
        record,
        { form, problems: [{ field: 'reason', message: messages.notNoted }] },
        422,
      )
    if (outcome.now === null) throw new HttpError(404)
    return renderConflict(context, request, outcome.now, version)
  }

/**
 * Shows an empty form. Its listing already has an identity, so that submitting twice creates one
 * (idempotent).
 */
export const showNewListing =
  (context: AdminContext): AdminHandler =>
  (request) =>
    renderListing(context, request, null)

/**
 * Adds a listing as a draft. A resubmission redirects to the listing that the first one created.
 */
export const addListing =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { form } = request.sent
    const identity = form.get('identity') ?? ''
    if (!isOurIdentity(identity)) throw new HttpError(400)
    const blank = blankListing(identity)
    const read = parseListingForm(form, blank, rulesOf(context, request))
    if (read.problems.length > 0)
      return renderListing(
        context,
        request,
        null,
        { listing: blank, form, problems: read.problems },
        422,
      )
    const outcome = await save(context, request, {
      listing: read.listing,
      version: null,
      kind: 'added',
      reason: read.reason,
    })
    if ('saved' in outcome)
      return redirectToListing(request, outcome.saved.id, outcome.changed ? 'saved' : 'already')
    const { now } = outcome
    if (now === null) throw new HttpError(404)
    const isAgain = isSame([...toListingForm(now.listing)], [...toListingForm(read.listing)])
    return isAgain
      ? redirectToListing(request, now.id, 'already')
      : renderConflict(context, request, now, 0)
  }
