import { text, word } from '../../catalog/editing/form-controls.js'
import { formFields } from '../../catalog/editing/form-fields.js'
import type { PublishCheck } from '../../catalog/editing/publish-rules.js'
import type { Role } from '../../catalog/editing/role.js'
import { inStandingOrder, type Listing } from '../../catalog/program/listing.js'
import type { Provenance } from '../../catalog/program/program.js'
import type { Problem } from '../../catalog/text/problem.js'
import { factText } from '../../catalog/wording/fact-text.js'
import { saidText, struckText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import type { LastChange } from '../../store/history/past-versions.js'
import type { ListingRecord } from '../../store/listings/record.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { linksOf, toSummary } from '../../web/html/summary.js'
import { urls } from '../../web/html/urls.js'
import {
  type FormGroup,
  type FormRow,
  formGroups,
  ownBlock,
  ownGroup,
} from '../listing-form/blocks.js'
import { type FilledForm, toControl } from '../listing-form/controls.js'
import { statementsOf } from '../listing-form/form.js'
import { type FormContext, withContext } from '../listing-form/form-context.js'
import { usualSource } from '../listing-form/source-controls.js'
import { waitingReports } from '../reports/waiting-reports.js'
import { type ConflictRow, conflictTable } from './edit-conflict.js'
import { type StatusChange, stepsFor } from './status-steps.js'

const messages = say.listingForm
/** Inputs of a listing's page. `record` is null for a new one; `form` has the submitted values. */
export type ListingView = Readonly<{
  record: ListingRecord | null
  listing: Listing
  form: URLSearchParams
  problems: readonly Problem[]
  problemsTitle: string
  notice: string | null
  lost: Readonly<{ lead: string; rows: readonly ConflictRow[] }> | null
  gate: PublishCheck
  /** Whether publishing was requested and only warnings remain. */
  despite: boolean
  /** Whether this editor made the last edit, so that somebody else must publish it. */
  ownWriting: boolean
  /** Open reports on this listing. */
  reports: number
  last: LastChange | null
  /** The context that every link keeps. */
  context: FormContext
  role: Role
  token: string
}>

/**
 * In the error summary a control's message needs its label; messages of the publish rules contain
 * it.
 */
const withFact = ({ field, message }: Problem): Problem => {
  const fact = formFields.find((one) => one.fact === field.split('.')[0])
  return { field, message: fact ? messages.problems.about(fact.label, message) : message }
}

const stepOf = (step: StatusChange, { despite, gate }: ListingView, i: number) => ({
  id: `step-${i}`,
  to: step.to,
  button: step.to === 'published' && despite ? messages.status.publishAnyway : step.button,
  plain: step.asksWhy === 'no',
  stopped: step.to === 'published' && gate.blockers.length > 0,
  despite: step.to === 'published' && despite,
  hint: step.hint,
  fields: [
    toField({
      id: `why-${i}`,
      name: 'reason',
      label: messages.status.reason,
      attributes: { maxlength: 500, autocomplete: 'off', required: step.asksWhy === 'must' },
    }),
    ...(step.asksUntil
      ? [
          toField({
            id: `until-${i}`,
            name: 'until',
            label: messages.status.untilLabel,
            attributes: { type: 'date' },
          }),
        ]
      : []),
  ],
})

const statusOf = (of: ListingView, record: ListingRecord) => ({
  action: adminUrls.status(record.id),
  version: String(record.version),
  now: messages.status.now(say.adminListings.statuses[record.listing.status]),
  until: record.listing.pausedUntil
    ? messages.status.until(say.facts.date(record.listing.pausedUntil))
    : null,
  last:
    of.last &&
    messages.status.since(of.last.actor, say.facts.date(of.last.at.slice(0, 10)), of.last.reason),
  blockers: linksOf(of.gate.blockers),
  warnings: linksOf(of.gate.warnings),
  clear:
    of.gate.blockers.length === 0 && record.listing.status !== 'published'
      ? messages.status.clear
      : null,
  steps: stepsFor(record.listing, of.role)
    .filter(({ to }) => to !== 'published' || !of.ownWriting)
    .map((step, i) => stepOf(step, of, i)),
})

const moreOf = ({ id, listing }: ListingRecord, { role, context }: ListingView) => [
  ...(context.report === null
    ? []
    : [{ href: adminUrls.report(context.report), text: messages.links.report }]),
  { href: withContext(adminUrls.call(id), context), text: messages.links.call },
  { href: adminUrls.preview(id), text: messages.links.previewSaved },
  ...(listing.status === 'published' || listing.status === 'paused'
    ? [{ href: urls.program(listing.slug), text: messages.links.see }]
    : []),
  { href: adminUrls.listingHistory(id), text: messages.links.history },
  ...(role === 'reviewer'
    ? []
    : [{ href: adminUrls.duplicate(id), text: messages.links.duplicate }]),
  { href: adminUrls.listings(), text: messages.links.all },
]

/** Every stated fact, for reviewers. */
const factsOf = (listing: Listing) =>
  formFields.flatMap(({ fact, label }) =>
    inStandingOrder(statementsOf(listing.statements, fact)).map((said, i) => ({
      label: i === 0 ? label : null,
      text: factText(fact, said.value),
      who:
        said.wrong === undefined
          ? saidText(said as Provenance)
          : messages.said(saidText(said as Provenance), struckText(said.wrong)),
    })),
  )

const formOf = ({ record, listing, form, problems, gate, context }: ListingView) => {
  const filled: FilledForm = {
    form,
    wrong: new Map(problems.map(({ field, message }) => [field, message])),
  }
  const named = new Set([...gate.blockers, ...gate.warnings].map(({ field }) => field))
  const level = toControl('level', messages.fields.level, word('level'), filled)
  const groups: readonly FormGroup[] = [
    {
      id: 'group-basics',
      title: messages.basics,
      lead: null,
      blocks: [
        ownBlock(
          toControl('name', messages.fields.name, text(200), filled, {
            hint: messages.hints.name,
          }),
        ),
        ownBlock(
          toControl('organization', messages.fields.organization, text(200), filled, {
            hint: messages.hints.organization,
          }),
        ),
        // A listing always has a level: no "not stated".
        ownBlock({ ...level, options: level.options.slice(1) }),
      ],
    },
    {
      id: 'group-source',
      title: messages.source.title,
      lead: messages.source.hint,
      blocks: [ownGroup('usual-source', messages.source.usual, usualSource(filled))],
    },
    ...formGroups(listing, filled),
    {
      id: 'group-reason',
      title: messages.fields.reason,
      lead: null,
      blocks: [
        ownBlock(
          toControl('reason', messages.fields.why, text(500), filled, {
            hint: messages.hints.reason,
          }),
        ),
      ],
    },
  ]
  // Opens collapsed controls that a problem links to.
  const opened = (row: FormRow): FormRow =>
    row.controls.some(({ id }) => named.has(id)) ? { ...row, open: true } : row
  return {
    action: withContext(
      record === null ? adminUrls.newListing : adminUrls.listing(record.id),
      context,
    ),
    preview: adminUrls.preview(record?.id ?? 'new'),
    version: record === null ? '' : String(record.version),
    identity: listing.identity,
    groups: groups.map((group) => ({
      ...group,
      blocks: group.blocks.map((block) => ({ ...block, rows: block.rows.map(opened) })),
    })),
  }
}

/** One listing: its status and blockers, then its form. */
export const listingPage = (of: ListingView, status = 200): Page => {
  const { record, listing, role } = of
  const title = record === null ? messages.newTitle : messages.editTitle(record.listing.name)
  return {
    template: 'admin/listings/edit',
    title,
    status,
    current: adminUrls.listings(),
    view: {
      t: messages,
      token: of.token,
      title,
      lead: role === 'reviewer' ? messages.readOnly : messages.lead,
      notice: of.notice,
      reports: waitingReports(record, of.reports),
      lost: of.lost && { lead: of.lost.lead, table: conflictTable(of.lost.rows) },
      summary: toSummary(of.problemsTitle, linksOf(of.problems.map(withFact))),
      links:
        record === null
          ? [{ href: adminUrls.listings(), text: messages.links.all }]
          : moreOf(record, of),
      status: record === null ? null : statusOf(of, record),
      form: role === 'reviewer' ? null : formOf(of),
      facts: role === 'reviewer' ? factsOf(listing) : [],
    },
  }
}
