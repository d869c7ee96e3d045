import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { type Listing, toProgram } from '../../catalog/program/listing.js'
import type { Provenance } from '../../catalog/program/program.js'
import type { Statement } from '../../catalog/program/statements.js'
import { claimsOf } from '../../catalog/program/struck-out.js'
import { phoneText, toTelephoneAddress } from '../../catalog/text/phone.js'
import { factText } from '../../catalog/wording/fact-text.js'
import { addressText } from '../../catalog/wording/fields.js'
import { saidText, struckText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import type { ListingRecord } from '../../store/listings/record.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { type Field, toChoice, toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { problemSummary } from '../../web/html/summary.js'
import { claimId, statementsOf } from '../listing-form/form.js'
import { withContext } from '../listing-form/form-context.js'
import { callFacts, type FactCheck, standingOf } from '../listing-form/phone-check-facts.js'
import { waitingReports } from '../reports/waiting-reports.js'

const messages = say.adminCall
/** Contents of the call sheet and how answers were checked. */
export type CallView = Readonly<{
  check: FactCheck
  note: string
  ticked: readonly string[]
  notice: string | null
  /** Open reports on this listing. */
  reports: number
  problem: string | null
  /** Reasons for strike-outs, as typed, by fact. */
  whys: ReadonlyMap<string, string>
  /** Whether the editor may change facts, beyond confirming them. */
  writes: boolean
  /** The report being handled, by id; every link keeps it. */
  report: string | null
  token: string
}>

const checkMethods = ['phone', 'email', 'page'] as const

const phoneOf = ({ listing }: ListingRecord) => {
  const program = toProgram(listing)
  const phone = program.intake.phone ?? program.phone
  return phone === null ? null : { href: toTelephoneAddress(phone), text: phoneText(phone) }
}

/** As read to somebody on the phone: an address without coordinates. */
const readText = (listing: Listing, fact: FactKey, value: Statement<FactKey>['value']): string =>
  (fact === 'location' ? addressText(toProgram(listing)) : null) ?? factText(fact, value)

const reasonField = (name: string, label: string, value: string): Field =>
  toField({ name, label, value, attributes: { maxlength: 500, autocomplete: 'off' } })

/** Truncated on a button that strikes out a long list. */
const MAX_BUTTON_LENGTH = 40
const onButton = (text: string): string =>
  text.length <= MAX_BUTTON_LENGTH ? text : `${text.slice(0, MAX_BUTTON_LENGTH - 1)}…`

/** What of a fact can be struck out, and what is. */
const strikesOf = (listing: Listing, fact: FactKey, why: string) => {
  const standing = standingOf(listing, fact)
  const struck = statementsOf(listing.statements, fact).flatMap((one) =>
    claimsOf(fact, one.value).flatMap(({ key, value }) =>
      one.wrong === undefined
        ? []
        : [
            {
              id: claimId(key),
              text: messages.struck(factText(fact, value), struckText(one.wrong)),
              value: factText(fact, value),
            },
          ],
    ),
  )
  return {
    why: why === '' ? null : why,
    field: reasonField(`why.${fact}`, messages.why, why),
    claims: standing
      ? claimsOf(fact, standing.value).map(({ key, value }) => ({
          id: claimId(key),
          text: onButton(factText(fact, value)),
        }))
      : [],
    struck: [...new Map(struck.map((one) => [one.id, one])).values()],
  }
}

const itemOf = (
  { id, listing }: ListingRecord,
  { fact, label, ask, isAsked }: (typeof callFacts)[number],
  {
    ticked,
    whys,
    writes,
    check,
    report,
  }: Pick<CallView, 'ticked' | 'whys' | 'writes' | 'check' | 'report'>,
) => {
  const standing = standingOf(listing, fact)
  const strikes = strikesOf(listing, fact, whys.get(fact) ?? '')
  return {
    id: `fact-${fact}`,
    fact,
    label,
    ask,
    isAsked,
    text: standing ? readText(listing, fact, standing.value) : say.facts.notStated,
    stated: standing !== undefined,
    who: standing ? saidText(standing as Provenance) : null,
    words: standing?.statedAs === undefined ? null : say.program.theirWords(standing.statedAs),
    ticked: ticked.includes(fact),
    otherwise: writes
      ? `${withContext(adminUrls.listing(id), { check, report })}#fact-${fact}`
      : null,
    strikes,
    writes,
    canStrike: writes && strikes.claims.length > 0,
  }
}

/** The next fact of the call, where the page goes on; null after the last. */
export const factAfter = (fact: FactKey): FactKey | null =>
  callFacts[callFacts.findIndex((one) => one.fact === fact) + 1]?.fact ?? null

/**
 * The call sheet: what to ask by phone, in order, each with its standing value: confirmed by one
 * press, or changed in the form.
 */
export const phoneCheckPage = (record: ListingRecord, view: CallView, status = 200): Page => {
  const { check, note, notice, problem, token } = view
  const items = callFacts.map((one) => itemOf(record, one, view))
  const title = messages.title(record.listing.name)
  return {
    template: 'admin/calls/phone-check',
    title,
    status,
    current: adminUrls.listings(),
    view: {
      t: messages,
      token,
      title,
      notice,
      reports: waitingReports(record, view.reports),
      summary: problemSummary(say.signingIn.problems, problem),
      back: withContext(adminUrls.listing(record.id), { check, report: view.report }),
      report:
        view.report === null
          ? null
          : { href: adminUrls.report(view.report), text: messages.report },
      guide: { href: adminUrls.guide, text: say.adminGuide.title },
      action: withContext(adminUrls.call(record.id), { check: null, report: view.report }),
      version: String(record.version),
      phone: phoneOf(record),
      fields: [
        toChoice(
          'method',
          messages.method,
          checkMethods.map((method) => ({
            value: method,
            label: say.listingForm.methods[method] ?? method,
          })),
          check.method,
        ),
        toField({
          name: 'on',
          label: messages.on,
          value: check.checkedOn,
          size: 'short',
          attributes: { type: 'date' },
        }),
        reasonField('note', messages.note, note),
      ],
      parts: [
        {
          id: 'questions',
          title: messages.questions,
          items: items.filter(({ isAsked }) => isAsked),
        },
        { id: 'others', title: messages.others, items: items.filter(({ isAsked }) => !isAsked) },
      ],
    },
  }
}
