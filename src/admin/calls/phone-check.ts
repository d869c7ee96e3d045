import { writers } from '../../catalog/editing/role.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { parseDay } from '../../catalog/text/day.js'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import { say } from '../../messages/say.js'
import type { ListingRecord } from '../../store/listings/record.js'
import { countReportsOf } from '../../store/reports/waiting-reports.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { todayOf } from '../../web/html/today.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { contextParams, parseContext } from '../listing-form/form-context.js'
import {
  callFacts,
  confirmed,
  type FactCheck,
  standingOf,
} from '../listing-form/phone-check-facts.js'
import { versionOf } from '../listing-form/read.js'
import { loadListing } from '../listings/edit.js'
import { save } from '../listings/save.js'
import { type CallView, factAfter, phoneCheckPage } from './phone-check-page.js'
import { strikeOf } from './strike-out.js'

const messages = say.adminCall
const methods = ['phone', 'email', 'page'] as const
const MAX_NOTE_LENGTH = 500
/** How many labels a sentence names. */
const MAX_NAMED = 3

/** How answers are checked: as submitted, else by phone today. */
const parseCheck = (params: URLSearchParams): FactCheck => ({
  method: methods.find((method) => method === params.get('method')) ?? 'phone',
  checkedOn: parseDay(params.get('on') ?? '') ?? todayOf(),
})
/** Whether an invalid day was entered: it must not default to today. */
const hasInvalidDay = (form: URLSearchParams): boolean =>
  (form.get('on') ?? '').trim() !== '' && parseDay(form.get('on') ?? '') === null
const parseFacts = (texts: readonly string[]): readonly FactKey[] =>
  callFacts.flatMap(({ fact }) => (texts.includes(fact) ? [fact] : []))

const namesOf = (facts: readonly FactKey[]): string => {
  const labels = callFacts.flatMap(({ fact, label }) => (facts.includes(fact) ? [label] : []))
  return messages.done(
    say.facts.list(labels.slice(0, MAX_NAMED)),
    Math.max(0, labels.length - MAX_NAMED),
  )
}

/** The success message for the address's parameters. */
const noticeOf = (params: URLSearchParams): string | null => {
  const done = parseFacts(params.getAll('done'))
  if (done.length > 0) return namesOf(done)
  const labelOf = (name: string): string | undefined =>
    callFacts.find(({ fact }) => fact === params.get(name))?.label
  const [struck, restored] = [labelOf('struck'), labelOf('restored')]
  return struck ? messages.struckDone(struck) : restored ? messages.restoredDone(restored) : null
}

/** Redirects to the sheet after saving, with the check, remaining ticks and what was done. */
const redirectToCall = (
  { req, res }: AdminRequest,
  record: ListingRecord,
  { method, checkedOn }: FactCheck,
  own: readonly (readonly [string, string])[],
  at: FactKey | null,
): void => {
  const params = new URLSearchParams([
    ...(method === 'phone' ? [] : [['method', method] as const]),
    ...(checkedOn === todayOf() ? [] : [['on', checkedOn] as const]),
    ...own,
    ...contextParams({ ...parseContext(paramsOf(req)), check: null }),
  ] as [string, string][])
  res.redirect(303, `${adminUrls.call(record.id)}?${params}${at === null ? '' : `#fact-${at}`}`)
}

const renderCallSheet = async (
  context: AdminContext,
  request: AdminRequest,
  record: ListingRecord,
  own: Partial<CallView>,
  status = 200,
): Promise<void> =>
  context.render(
    request,
    phoneCheckPage(
      record,
      {
        check: parseCheck(paramsOf(request.req)),
        note: '',
        ticked: [],
        notice: null,
        reports: await countReportsOf(context.database, record.listing.identity),
        problem: null,
        whys: new Map(),
        report: parseContext(paramsOf(request.req)).report,
        writes: writers.includes(request.session.editor.role),
        token: request.token,
        ...own,
      },
      status,
    ),
  )

/** Renders the listing as it is now after a concurrent edit, with what was typed: 409. */
const renderLost = (
  context: AdminContext,
  request: AdminRequest,
  current: ListingRecord,
  typed: Partial<CallView>,
): Promise<void> =>
  renderCallSheet(context, request, current, { ...typed, problem: messages.lost }, 409)

/** Shows a listing's call sheet. What was just done is in the address. */
export const showPhoneCheck =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const params = paramsOf(request.req)
    await renderCallSheet(context, request, await loadListing(context, request), {
      notice: noticeOf(params),
      note: params.get('note') ?? '',
      ticked: params.getAll('ticked'),
    })
  }

/**
 * Confirms one fact or all ticked ones, or strikes out, or restores; then goes on at the next fact.
 * 409 after a concurrent edit, 422 for invalid input.
 */
export const confirmFacts =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { form } = request.sent
    const record = await loadListing(context, request)
    const version = versionOf(form)
    if (version === null) throw new HttpError(400)
    const check = parseCheck(form)
    const whys = new Map(
      callFacts.flatMap(({ fact }) =>
        form.get(`why.${fact}`)?.trim() ? [[fact, form.get(`why.${fact}`) ?? ''] as const] : [],
      ),
    )
    const typed = { check, note: form.get('note') ?? '', ticked: form.getAll('ticked'), whys }
    const { role, email } = request.session.editor
    if ((form.has('strike') || form.has('restore')) && !writers.includes(role))
      throw new HttpError(403)
    if (version !== record.version) return renderLost(context, request, record, typed)
    if (hasInvalidDay(form))
      return renderCallSheet(context, request, record, { ...typed, problem: messages.noDay }, 422)
    const struck = strikeOf(record.listing, form, email)
    if (struck && 'problem' in struck)
      return renderCallSheet(context, request, record, { ...typed, problem: struck.problem }, 422)
    if (struck) {
      const outcome = await save(context, request, { ...struck.edit, version })
      if (!('saved' in outcome)) return renderLost(context, request, outcome.now ?? record, typed)
      const left = [
        ...typed.ticked.map((fact) => ['ticked', fact] as const),
        ...(typed.note === '' ? [] : [['note', typed.note] as const]),
      ]
      return redirectToCall(
        request,
        record,
        check,
        [[struck.edit.kind, struck.fact], ...left],
        struck.fact,
      )
    }
    if (whys.size > 0 && !form.has('fact'))
      return renderCallSheet(
        context,
        request,
        record,
        { ...typed, problem: messages.whyAlone },
        422,
      )
    const facts = parseFacts(form.has('fact') ? form.getAll('fact') : form.getAll('ticked')).filter(
      (fact) => standingOf(record.listing, fact),
    )
    const last = facts.at(-1)
    if (last === undefined)
      return renderCallSheet(
        context,
        request,
        record,
        { ...typed, problem: form.has('fact') ? messages.gone : messages.nothing },
        422,
      )
    const reason = parsePlainText(form.get('note') ?? '', MAX_NOTE_LENGTH) ?? messages.confirmed
    const outcome = await save(context, request, {
      listing: confirmed(record.listing, facts, check),
      version,
      kind: 'confirmed',
      reason,
    })
    if (!('saved' in outcome)) return renderLost(context, request, outcome.now ?? record, typed)
    if (!outcome.changed)
      return renderCallSheet(context, request, record, { ...typed, problem: messages.already }, 422)
    redirectToCall(
      request,
      record,
      check,
      facts.map((fact) => ['done', fact] as const),
      factAfter(last),
    )
  }
