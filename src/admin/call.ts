import { parseDay } from '../catalog/day.js'
import { parsePlainText } from '../catalog/plain-text.js'
import type { FactKey } from '../catalog/program.js'
import { say } from '../messages/say.js'
import type { Kept } from '../store/kept.js'
import { adminUrls } from '../web/admin-urls.js'
import { HttpError } from '../web/http-error.js'
import { paramsOf } from '../web/request.js'
import { todayOf } from '../web/today.js'
import { type Check, callFacts, confirmed, standingOf } from './call-facts.js'
import { type CallView, callPage, factAfter } from './call-page.js'
import { keptOf } from './listing.js'
import { versionOf } from './listing-read.js'
import { save } from './listing-save.js'
import type { Answer, Desk, Visit } from './visit.js'

const t = say.deskCall
const methods = ['phone', 'email', 'page'] as const
const LONGEST_NOTE = 500
/** How many labels a sentence names. */
const MOST_NAMED = 3

/** How the answers are checked: as it says, else by phone and today. */
const parseCheck = (params: URLSearchParams): Check => ({
  method: methods.find((method) => method === params.get('method')) ?? 'phone',
  checkedOn: parseDay(params.get('on') ?? '') ?? todayOf(),
})
/** Whether somebody gave a day that cannot be one: it must not be taken for today. */
const hasOddDay = (form: URLSearchParams): boolean => (form.get('on') ?? '').trim() !== '' && parseDay(form.get('on') ?? '') === null
const parseFacts = (texts: readonly string[]): readonly FactKey[] => callFacts.flatMap(({ fact }) => (texts.includes(fact) ? [fact] : []))

const namesOf = (facts: readonly FactKey[]): string => {
  const labels = callFacts.flatMap(({ fact, label }) => (facts.includes(fact) ? [label] : []))
  return t.done(say.facts.list(labels.slice(0, MOST_NAMED)), Math.max(0, labels.length - MOST_NAMED))
}

const answer = (desk: Desk, visit: Visit, kept: Kept, own: Partial<CallView>, status = 200): void =>
  desk.render(
    visit,
    callPage(kept, { check: parseCheck(paramsOf(visit.req)), note: '', ticked: [], notice: null, problem: null, token: visit.token, ...own }, status),
  )

/** The call sheet of a listing. What was just noted, and how, stands in the address. */
export const call =
  (desk: Desk): Answer =>
  async (visit) => {
    const done = parseFacts(paramsOf(visit.req).getAll('done'))
    answer(desk, visit, await keptOf(desk, visit), { notice: done.length === 0 ? null : namesOf(done) })
  }

/** Notes that answers still hold: that of one button, or all that are ticked. Goes on at the next fact. */
export const confirm =
  (desk: Desk): Answer =>
  async (visit) => {
    const { form } = visit.sent
    const kept = await keptOf(desk, visit)
    const version = versionOf(form)
    if (version === null) throw new HttpError(400)
    const check = parseCheck(form)
    const typed = { check, note: form.get('note') ?? '', ticked: form.getAll('ticked') }
    if (version !== kept.version) return answer(desk, visit, kept, { ...typed, problem: t.lost }, 409)
    if (hasOddDay(form)) return answer(desk, visit, kept, { ...typed, problem: t.noDay }, 422)
    const facts = parseFacts(form.has('fact') ? form.getAll('fact') : form.getAll('ticked')).filter((fact) => standingOf(kept.listing, fact))
    const last = facts.at(-1)
    if (last === undefined) return answer(desk, visit, kept, { ...typed, problem: form.has('fact') ? t.gone : t.nothing }, 422)
    const reason = parsePlainText(form.get('note') ?? '', LONGEST_NOTE) ?? t.confirmed
    const outcome = await save(desk, visit, { listing: confirmed(kept.listing, facts, check), version, kind: 'confirmed', reason })
    if (!('saved' in outcome)) return answer(desk, visit, outcome.now ?? kept, { ...typed, problem: t.lost }, 409)
    const params = new URLSearchParams([
      ...(check.method === 'phone' ? [] : [['method', check.method] as [string, string]]),
      ...(check.checkedOn === todayOf() ? [] : [['on', check.checkedOn] as [string, string]]),
      ...facts.map((fact): [string, string] => ['done', fact]),
    ])
    const next = factAfter(last)
    visit.res.redirect(303, `${adminUrls.call(kept.id)}?${params}${next === null ? '' : `#fact-${next}`}`)
  }
