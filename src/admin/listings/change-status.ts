import { checkPublishRules } from '../../catalog/editing/publish-rules.js'
import type { Listing } from '../../catalog/program/listing.js'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { ListingRecord } from '../../store/listings/record.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { todayOf } from '../../web/html/today.js'
import { HttpError } from '../../web/http/http-error.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { versionOf } from '../listing-form/read.js'
import { loadListing } from './edit.js'
import { save } from './save.js'
import { isOwnEdit, renderListing } from './show-listing.js'
import { type StatusChange, stepsFor, stopsOf } from './status-steps.js'

const messages = say.listingForm.status
const MAX_REASON_LENGTH = 500

/** The last day of a pause; null for an invalid or past day. */
const parseUntil = (text: string): string | null => {
  const isDay = /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
  return isDay && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) && text >= todayOf()
    ? text
    : null
}

/** A status change's reason and end of pause, with validation errors. */
const readStep = (step: StatusChange, form: URLSearchParams) => {
  const [why, until] = [
    form.get('reason')?.trim() ?? '',
    step.asksUntil ? (form.get('until')?.trim() ?? '') : '',
  ]
  const reason = why === '' ? '' : parsePlainText(why, MAX_REASON_LENGTH)
  const problems: readonly Problem[] = [
    ...(reason === null || (reason === '' && step.asksWhy === 'must')
      ? [{ field: 'status', message: messages.needsReason }]
      : []),
    ...(until !== '' && parseUntil(until) === null
      ? [{ field: 'status', message: messages.badUntil }]
      : []),
  ]
  return { reason: reason ?? '', until: until === '' ? null : until, problems }
}

const withStatus = (
  { pausedUntil: _, ...listing }: Listing,
  step: StatusChange,
  until: string | null,
): Listing => ({
  ...listing,
  status: step.to,
  ...(until === null ? {} : { pausedUntil: until }),
})

/**
 * Whether the publish rules block this editor from publishing now; if so, responds with the
 * reasons.
 */
const answerIfBlocked = async (
  context: AdminContext,
  request: AdminRequest,
  record: ListingRecord,
): Promise<boolean> => {
  const stops = stopsOf(
    checkPublishRules(record.listing),
    await isOwnEdit(context, request, record),
  )
  if (stops.blockers.length > 0) {
    await renderListing(
      context,
      request,
      record,
      { gate: stops, problems: stops.blockers, problemsTitle: messages.blockers },
      422,
    )
    return true
  }
  if (stops.warnings.length === 0 || request.sent.form.get('despite') === '1') return false
  await renderListing(
    context,
    request,
    record,
    { gate: stops, despite: true, problems: stops.warnings, problemsTitle: messages.warnings },
    422,
  )
  return true
}

/**
 * Publishes, pauses, archives, or withdraws. Reasons for a refusal are shown on the listing's page.
 */
export const changeStatus =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { form } = request.sent
    const record = await loadListing(context, request)
    const version = versionOf(form)
    const { role } = request.session.editor
    if (version === null) throw new HttpError(400)
    if (version !== record.version)
      return renderListing(
        context,
        request,
        record,
        { problems: [{ field: 'status', message: say.listingForm.lost.status }] },
        409,
      )
    const step = stepsFor(record.listing, role).find(({ to }) => to === form.get('to'))
    if (!step) {
      if (
        role === 'reviewer' &&
        stepsFor(record.listing, 'owner').some(({ to }) => to === form.get('to'))
      )
        throw new HttpError(403)
      return renderListing(
        context,
        request,
        record,
        { problems: [{ field: 'status', message: messages.unknown }] },
        422,
      )
    }
    const { reason, until, problems } = readStep(step, form)
    if (problems.length > 0) return renderListing(context, request, record, { problems }, 422)
    if (step.to === 'published' && (await answerIfBlocked(context, request, record))) return
    const outcome = await save(context, request, {
      listing: withStatus(record.listing, step, until),
      version,
      kind: step.kind,
      reason,
    })
    if ('saved' in outcome)
      return request.res.redirect(
        303,
        `${adminUrls.listing(record.id)}?done=${outcome.changed ? step.to : 'unchanged'}`,
      )
    await renderListing(
      context,
      request,
      outcome.now ?? record,
      { problems: [{ field: 'status', message: say.listingForm.lost.status }] },
      409,
    )
  }
