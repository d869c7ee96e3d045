import { findOldFacts } from '../../catalog/editing/due.js'
import { toProgram } from '../../catalog/program/listing.js'
import { type Status, statuses } from '../../catalog/program/status.js'
import { labelOf, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { factLabel } from '../../catalog/wording/fact-text.js'
import { fields, placeText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import type { FoundRecords, WaitingReason } from '../../store/listings/find.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toDate } from '../../web/html/dated.js'
import { toChoice, toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { pageNumbers } from '../../web/html/pager.js'
import { toTable } from '../../web/html/table.js'
import { type ListingsQuery, toListingsParams, waitings } from './list-query.js'

const messages = say.adminListings
const number = say.number
/** How many missing facts fit a cell. */
const MAX_NAMED = 3
const PAGE_SIZE = 50

const decisive = fields.filter(({ group }) => group === 'decide')
const missingText = (program: ReturnType<typeof toProgram>): string => {
  const missing = decisive
    .filter(({ states }) => !states(program))
    .map(({ label }) => label.toLowerCase())
  const named = missing.length === MAX_NAMED + 1 ? missing : missing.slice(0, MAX_NAMED)
  return missing.length === 0
    ? messages.nothingMissing
    : messages.missing(say.facts.list(named), missing.length - named.length)
}

const statusText = (status: Status, until: string | undefined): string =>
  status === 'paused' && until
    ? messages.pausedUntil(messages.statuses[status], say.facts.date(until))
    : messages.statuses[status]

/** Facts due for a new check, where others were checked. */
const oldText = (program: ReturnType<typeof toProgram>, since: string): string | null => {
  const old = findOldFacts(program, since).map((key) => factLabel(key).toLowerCase())
  if (program.checkedOn === null || old.length === 0) return null
  const named = old.length === MAX_NAMED + 1 ? old : old.slice(0, MAX_NAMED)
  return messages.old(say.facts.list(named), old.length - named.length)
}

const rowOf = ({ id, listing }: FoundRecords['listings'][number], since: string) => {
  const program = toProgram(listing)
  const place =
    placeText(program) ??
    (program.statesServed.length > 0 ? say.facts.serves(program.statesServed) : messages.noPlace)
  const level = say.facts.levelShort[listing.level]
  const status = statusText(listing.status, listing.pausedUntil)
  return [
    {
      text: listing.name,
      href: adminUrls.listing(id),
      hush: messages.rowHush(level, place, id),
      by: listing.organization === listing.name ? null : listing.organization,
    },
    place,
    level,
    listing.sample ? `${status} (${messages.sample})` : status,
    {
      text: program.checkedOn
        ? toDate(program.checkedOn, say.facts.date(program.checkedOn))
        : messages.neverChecked,
      by: listing.status === 'published' ? oldText(program, since) : null,
    },
    missingText(program),
  ]
}

/** Open work with counts and links; nothing where there is none. Also for the dashboard. */
export const waitingOf = (counts: Readonly<Record<WaitingReason, number>>) => ({
  title: messages.waiting.title,
  items: waitings
    .filter((name) => counts[name] > 0)
    .map((name) => ({
      count: number(counts[name]),
      text: messages.waiting[name](counts[name]),
      href: adminUrls.listings(new URLSearchParams({ waiting: name })),
    })),
})

const { columns } = messages
/** Words of these are not broken: the names beside them have the room. */
const shortColumns = [columns.place, columns.level, columns.status, columns.checked].map(
  (text) => ({ text, look: 'short' as const }),
)

const pagerOf = (query: ListingsQuery, total: number) => {
  const pages = Math.ceil(total / PAGE_SIZE)
  const to = (page: number): string => adminUrls.listings(toListingsParams({ ...query, page }))
  const from = (query.page - 1) * PAGE_SIZE + 1
  return {
    label: messages.pages,
    hush: messages.page,
    numbers:
      pages < 2
        ? []
        : pageNumbers(query.page, pages).map((page) =>
            page === null
              ? { text: '…', href: null, current: false }
              : { text: String(page), href: to(page), current: page === query.page },
          ),
    previous:
      query.page > 1 && query.page <= pages
        ? { href: to(query.page - 1), text: messages.previous }
        : null,
    next: query.page < pages ? { href: to(query.page + 1), text: messages.next } : null,
    shown:
      pages > 1 && from <= total
        ? messages.shown(from, Math.min(total, from + PAGE_SIZE - 1), number(total))
        : null,
  }
}

/**
 * The listings that match, one per row: name, place, status, last check and facts not checked since
 * `checkedSince`, and unstated facts.
 */
export const listingsPage = (
  query: ListingsQuery,
  { listings, counts }: FoundRecords,
  waiting: Readonly<Record<WaitingReason, number>> | null,
  mayAdd: boolean,
  checkedSince: string,
): Page => {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const total = query.status === null ? all : counts[query.status]
  const isPlain = toListingsParams(query).size === 0
  return {
    template: 'admin/listings/list',
    title: messages.title,
    current: adminUrls.listings(),
    view: {
      t: messages,
      action: adminUrls.listings(),
      add: mayAdd ? adminUrls.newListing : null,
      clear: isPlain ? null : adminUrls.listings(),
      waitingNow: query.waiting && {
        value: query.waiting,
        text: messages.waiting.showing[query.waiting],
      },
      fields: [
        toField({
          name: 'q',
          label: messages.words,
          value: query.q,
          size: 'full',
          attributes: { maxlength: 100 },
        }),
        toChoice(
          'status',
          messages.status,
          [
            { value: '', label: messages.countOf(messages.anyStatus, number(all)) },
            ...statuses.map((status) => ({
              value: status,
              label: messages.countOf(messages.statuses[status], number(counts[status])),
            })),
          ],
          query.status,
        ),
        toChoice(
          'state',
          messages.state,
          [
            { value: '', label: messages.anyState },
            ...valuesOf('state').map((state) => ({ value: state, label: labelOf('state', state) })),
          ],
          query.state,
        ),
      ],
      table: toTable({
        caption: messages.caption(number(total)),
        isCaptionHidden: false,
        none: messages.none,
        isSmall: true,
        columns: [columns.name, ...shortColumns, columns.missing],
        rows: listings.map((record) => rowOf(record, checkedSince)),
      }),
      pager: pagerOf(query, total),
      waiting: waiting && waitingOf(waiting),
    },
  }
}
