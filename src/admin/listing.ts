import { isSame } from '../exchange/same.js'
import { say } from '../messages/say.js'
import { type Kept, readKept } from '../store/kept.js'
import { adminUrls } from '../web/admin-urls.js'
import { HttpError } from '../web/http-error.js'
import { paramsOf } from '../web/request.js'
import { rulesOf } from './form-rules.js'
import { answerListing, answerLost } from './listing-answer.js'
import { blankListing, isOurIdentity, parseListingForm, toListingForm } from './listing-form.js'
import { versionOf } from './listing-read.js'
import { newBlockers, save } from './listing-save.js'
import type { Answer, Desk, Visit } from './visit.js'

const t = say.listingForm
/** What a page says after something was done, by the word in its address. */
const done: Readonly<Record<string, string>> = { saved: t.saved, ...t.status.done }

export const keptOf = async ({ database }: Desk, { req }: Visit): Promise<Kept> => {
  const kept = await readKept(database, String(req.params['id']))
  if (!kept) throw new HttpError(404)
  return kept
}
const goTo = ({ res }: Visit, id: string, word: string): void => res.redirect(303, `${adminUrls.listing(id)}?done=${word}`)

/** One listing, with its form. */
export const listing =
  (desk: Desk): Answer =>
  async (visit) => {
    const word = paramsOf(visit.req).get('done') ?? ''
    await answerListing(desk, visit, await keptOf(desk, visit), { notice: Object.hasOwn(done, word) ? (done[word] ?? null) : null })
  }

/** Saves what was typed; a problem or a lost race shows it again, with nothing lost. */
export const editListing =
  (desk: Desk): Answer =>
  async (visit) => {
    const { form } = visit.sent
    const kept = await keptOf(desk, visit)
    const version = versionOf(form)
    if (version === null) throw new HttpError(400)
    if (version !== kept.version) return answerLost(desk, visit, kept, version)
    const read = parseListingForm(form, kept.listing, rulesOf(desk, visit))
    if (read.problems.length > 0) return answerListing(desk, visit, kept, { form, problems: read.problems }, 422)
    const blockers = newBlockers(kept.listing, read.listing)
    if (blockers.length > 0) return answerListing(desk, visit, kept, { form, problems: blockers, problemsTitle: t.problems.gate }, 422)
    const outcome = await save(desk, visit, { listing: read.listing, version, kind: 'edited', reason: read.reason })
    if ('saved' in outcome) return goTo(visit, kept.id, 'saved')
    if (outcome.now === null) throw new HttpError(404)
    return answerLost(desk, visit, outcome.now, version)
  }

/** An empty form. Its listing has an identity already, so that a form that is sent twice makes one listing. */
export const newListing =
  (desk: Desk): Answer =>
  (visit) =>
    answerListing(desk, visit, null)

/** Adds a listing as a draft. Sent a second time, it leads to the one that the first time made. */
export const addListing =
  (desk: Desk): Answer =>
  async (visit) => {
    const { form } = visit.sent
    const identity = form.get('identity') ?? ''
    if (!isOurIdentity(identity)) throw new HttpError(400)
    const blank = blankListing(identity)
    const read = parseListingForm(form, blank, rulesOf(desk, visit))
    if (read.problems.length > 0) return answerListing(desk, visit, null, { listing: blank, form, problems: read.problems }, 422)
    const outcome = await save(desk, visit, { listing: read.listing, version: null, kind: 'added', reason: read.reason })
    if ('saved' in outcome) return goTo(visit, outcome.saved.id, 'saved')
    const { now } = outcome
    if (now === null) throw new HttpError(404)
    const isAgain = isSame([...toListingForm(now.listing)], [...toListingForm(read.listing)])
    return isAgain ? goTo(visit, now.id, 'saved') : answerLost(desk, visit, now, 0)
  }
