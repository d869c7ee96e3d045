import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { Level } from '../../catalog/program/program.js'
import type { Statements } from '../../catalog/program/statements.js'
import { parseValue } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { HttpError } from '../../web/http/http-error.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { blankListing, isOurIdentity } from '../listing-form/form.js'
import { slugFor } from '../listing-form/slug.js'
import { duplicatePage } from './duplicate-page.js'
import { loadListing } from './edit.js'
import { save } from './save.js'

/** Facts shared by all programs at a location, whatever their scope. */
const ofThePlace: readonly FactKey[] = ['location', 'area', 'phone', 'website']
/** Facts that are never shared, even if a list states them for the whole facility. */
const ownTimes: readonly FactKey[] = [
  'hours',
  'sessionsPerWeek',
  'minutesPerSession',
  'schedule',
  'weeks',
  'accepting',
  'startWithinDays',
]

const copyShared = (statements: Statements): Statements =>
  Object.fromEntries(
    Object.entries(statements).flatMap(([fact, all]) => {
      const key = fact as FactKey
      const kept = ofThePlace.includes(key)
        ? all
        : ownTimes.includes(key)
          ? []
          : all.filter(({ scope }) => scope !== 'program')
      return kept.length === 0 ? [] : [[key, kept]]
    }),
  )

/** A draft of another program at the same location, with the facts of the facility. */
export const toDuplicate = (
  { name, organization, place, sample, statements }: Listing,
  level: Level,
  identity: string,
): Listing => {
  const blank = blankListing(identity)
  const listing = {
    ...blank,
    level,
    name,
    organization,
    place,
    sample,
    statements: copyShared(statements),
  }
  return { ...listing, slug: slugFor(listing, blank) }
}

/**
 * Asks for the level of the second program. Its identity is created here, so that submitting twice
 * creates one listing (idempotent).
 */
export const showDuplicate =
  (context: AdminContext): AdminHandler =>
  async (request) =>
    context.render(
      request,
      duplicatePage(await loadListing(context, request), blankListing().identity, request.token),
    )

/** Creates the draft and redirects to its form. */
export const addDuplicate =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { form } = request.sent
    const kept = await loadListing(context, request)
    const identity = form.get('identity') ?? ''
    const level = parseValue('level', form.get('level') ?? '')
    if (!isOurIdentity(identity) || level === null) throw new HttpError(400)
    const listing = toDuplicate(kept.listing, level, identity)
    const outcome = await save(context, request, {
      listing,
      version: null,
      kind: 'added',
      reason: say.listingForm.duplicate.reason(kept.listing.name),
    })
    const made = 'saved' in outcome ? outcome.saved : outcome.now
    if (made === null) throw new HttpError(404)
    request.res.redirect(
      303,
      `${adminUrls.listing(made.id)}?done=${'saved' in outcome && outcome.changed ? 'saved' : 'already'}`,
    )
  }
