import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import { LONGEST_WHY } from '../../catalog/program/statements.js'
import { claimsOf, isStruck, strikeOut, takeBack } from '../../catalog/program/struck-out.js'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import { say } from '../../messages/say.js'
import type { Edit } from '../../store/changes/edits.js'
import { todayOf } from '../../web/html/today.js'
import { claimId, statementsOf } from '../listing-form/form.js'
import { callFacts, standingOf } from '../listing-form/phone-check-facts.js'

const messages = say.adminCall
/** The edit of one button of the sheet; or why it is not possible. */
export type StrikeOutEdit = Readonly<
  { fact: FactKey; edit: Pick<Edit, 'listing' | 'kind' | 'reason'> } | { problem: string }
>

const withStatements = (listing: Listing, statements: Listing['statements']): Listing => ({
  ...listing,
  statements,
})

/**
 * Strikes out the standing claim with its reason; other sources of the same claim are struck out
 * too.
 */
const strike = (
  listing: Listing,
  [name, id]: readonly string[],
  form: URLSearchParams,
  by: string,
): StrikeOutEdit => {
  const fact = callFacts.find((one) => one.fact === name)?.fact
  const standing = fact && standingOf(listing, fact)
  const key =
    fact &&
    standing &&
    claimsOf(fact, standing.value).find((claim) => claimId(claim.key) === id)?.key
  if (!fact || !key) return { problem: messages.gone }
  const why = parsePlainText(form.get(`why.${fact}`) ?? '', LONGEST_WHY)
  if (why === null) return { problem: messages.needsWhy }
  const statements = strikeOut(listing.statements, new Set([key]), { on: todayOf(), by, why })
  return {
    fact,
    edit: { listing: withStatements(listing, statements), kind: 'struck', reason: why },
  }
}

/** Restores what was struck out. */
const restore = (listing: Listing, id: string, note: string): StrikeOutEdit => {
  const found = callFacts.flatMap(({ fact }) =>
    statementsOf(listing.statements, fact)
      .filter(isStruck)
      .flatMap(({ value }) =>
        claimsOf(fact, value).flatMap(({ key }) => (claimId(key) === id ? [{ fact, key }] : [])),
      ),
  )[0]
  if (!found) return { problem: messages.gone }
  const reason = parsePlainText(note, LONGEST_WHY) ?? messages.restored
  return {
    fact: found.fact,
    edit: {
      listing: withStatements(listing, takeBack(listing.statements, new Set([found.key]))),
      kind: 'restored',
      reason,
    },
  }
}

/**
 * The strike-out or restoration that a form requests; null for neither. `by` is the editor's
 * address.
 */
export const strikeOf = (
  listing: Listing,
  form: URLSearchParams,
  by: string,
): StrikeOutEdit | null => {
  const [out, back] = [form.get('strike'), form.get('restore')]
  if (out !== null) return strike(listing, out.split(' '), form, by)
  return back === null ? null : restore(listing, back, form.get('note') ?? '')
}
