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
import { keptOf } from './edit.js'
import { save } from './save.js'
import { answerListing, isOwnWriting } from './show-listing.js'
import { type Step, stepsFor, stopsOf } from './status-steps.js'

const t = say.listingForm.status
const LONGEST_REASON = 500

/** The day until which a listing is paused; null for one that is no day to come. */
const parseUntil = (text: string): string | null => {
  const isDay = /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
  return isDay && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) && text >= todayOf()
    ? text
    : null
}

/** What a form says of a step: why and until when, and what is wrong with that. */
const readStep = (step: Step, form: URLSearchParams) => {
  const [why, until] = [
    form.get('reason')?.trim() ?? '',
    step.asksUntil ? (form.get('until')?.trim() ?? '') : '',
  ]
  const reason = why === '' ? '' : parsePlainText(why, LONGEST_REASON)
  const problems: readonly Problem[] = [
    ...(reason === null || (reason === '' && step.asksWhy === 'must')
      ? [{ field: 'status', message: t.needsReason }]
      : []),
    ...(until !== '' && parseUntil(until) === null
      ? [{ field: 'status', message: t.badUntil }]
      : []),
  ]
  return { reason: reason ?? '', until: until === '' ? null : until, problems }
}

const moved = (
  { pausedUntil: _, ...listing }: Listing,
  step: Step,
  until: string | null,
): Listing => ({
  ...listing,
  status: step.to,
  ...(until === null ? {} : { pausedUntil: until }),
})

/** Whether a listing may be published by this person now; answers and says why where not. */
const stopped = async (
  context: AdminContext,
  request: AdminRequest,
  kept: ListingRecord,
): Promise<boolean> => {
  const stops = stopsOf(checkPublishRules(kept.listing), await isOwnWriting(context, request, kept))
  if (stops.blockers.length > 0) {
    await answerListing(
      context,
      request,
      kept,
      { gate: stops, problems: stops.blockers, problemsTitle: t.blockers },
      422,
    )
    return true
  }
  if (stops.warnings.length === 0 || request.sent.form.get('despite') === '1') return false
  await answerListing(
    context,
    request,
    kept,
    { gate: stops, despite: true, problems: stops.warnings, problemsTitle: t.warnings },
    422,
  )
  return true
}

/**
 * Publishes, pauses, archives, or takes back. What one may not do, or not now, is said on the
 * listing's page.
 */
export const changeStatus =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { form } = request.sent
    const kept = await keptOf(context, request)
    const version = versionOf(form)
    const { role } = request.session.editor
    if (version === null) throw new HttpError(400)
    if (version !== kept.version)
      return answerListing(
        context,
        request,
        kept,
        { problems: [{ field: 'status', message: say.listingForm.lost.status }] },
        409,
      )
    const step = stepsFor(kept.listing, role).find(({ to }) => to === form.get('to'))
    if (!step) {
      if (
        role === 'reviewer' &&
        stepsFor(kept.listing, 'owner').some(({ to }) => to === form.get('to'))
      )
        throw new HttpError(403)
      return answerListing(
        context,
        request,
        kept,
        { problems: [{ field: 'status', message: t.unknown }] },
        422,
      )
    }
    const { reason, until, problems } = readStep(step, form)
    if (problems.length > 0) return answerListing(context, request, kept, { problems }, 422)
    if (step.to === 'published' && (await stopped(context, request, kept))) return
    const outcome = await save(context, request, {
      listing: moved(kept.listing, step, until),
      version,
      kind: step.kind,
      reason,
    })
    if ('saved' in outcome)
      return request.res.redirect(
        303,
        `${adminUrls.listing(kept.id)}?done=${outcome.changed ? step.to : 'unchanged'}`,
      )
    await answerListing(
      context,
      request,
      outcome.now ?? kept,
      { problems: [{ field: 'status', message: say.listingForm.lost.status }] },
      409,
    )
  }
