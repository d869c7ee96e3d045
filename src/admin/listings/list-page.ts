import { findOldFacts } from '../../catalog/editing/due.js'
import { type Status, toProgram } from '../../catalog/program/listing.js'
import { labelOf, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { factLabel } from '../../catalog/wording/fact-text.js'
import { fields, placeText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import type { FoundRecords, WaitingReason } from '../../store/listings/find.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { pageNumbers } from '../../web/html/pager.js'
import { type ListingsQuery, statuses, toListingsParams, waitings } from './list-query.js'

const t = say.adminListings
const number = say.number
/** How many names of what is missing fit a cell. */
const MOST_NAMED = 3
const PAGE = 50

const decisive = fields.filter(({ group }) => group === 'decide')
const missingText = (program: ReturnType<typeof toProgram>): string => {
  const missing = decisive
    .filter(({ states }) => !states(program))
    .map(({ label }) => label.toLowerCase())
  const named = missing.length === MOST_NAMED + 1 ? missing : missing.slice(0, MOST_NAMED)
  return missing.length === 0
    ? t.nothingMissing
    : t.missing(say.facts.list(named), missing.length - named.length)
}

const statusText = (status: Status, until: string | undefined): string =>
  status === 'paused' && until
    ? t.pausedUntil(t.statuses[status], say.facts.date(until))
    : t.statuses[status]

/**
 * What of a listing is to be checked again, where something of it was checked and something else
 * was not.
 */
const oldText = (program: ReturnType<typeof toProgram>, since: string): string | null => {
  const old = findOldFacts(program, since).map((key) => factLabel(key).toLowerCase())
  if (program.checkedOn === null || old.length === 0) return null
  const named = old.length === MOST_NAMED + 1 ? old : old.slice(0, MOST_NAMED)
  return t.old(say.facts.list(named), old.length - named.length)
}

const rowOf = ({ id, listing }: FoundRecords['listings'][number], since: string) => {
  const program = toProgram(listing)
  const place =
    placeText(program) ??
    (program.statesServed.length > 0 ? say.facts.serves(program.statesServed) : t.noPlace)
  const level = say.facts.levelShort[listing.level]
  return {
    href: adminUrls.listing(id),
    name: listing.name,
    hush: t.rowHush(level, place, id),
    organization: listing.organization === listing.name ? null : listing.organization,
    place,
    level,
    status: statusText(listing.status, listing.pausedUntil),
    sample: listing.sample ? t.sample : null,
    checked: program.checkedOn ? say.facts.date(program.checkedOn) : t.neverChecked,
    old: listing.status === 'published' ? oldText(program, since) : null,
    missing: missingText(program),
  }
}

/**
 * What waits, each with its number and where it is listed; nothing where nothing does. For the
 * first page behind the lock too.
 */
export const waitingOf = (counts: Readonly<Record<WaitingReason, number>>) => ({
  title: t.waiting.title,
  items: waitings
    .filter((name) => counts[name] > 0)
    .map((name) => ({
      count: number(counts[name]),
      text: t.waiting[name](counts[name]),
      href: adminUrls.listings(new URLSearchParams({ waiting: name })),
    })),
})

const pagerOf = (query: ListingsQuery, total: number) => {
  const pages = Math.ceil(total / PAGE)
  const to = (page: number): string => adminUrls.listings(toListingsParams({ ...query, page }))
  const from = (query.page - 1) * PAGE + 1
  return {
    label: t.pages,
    hush: t.page,
    numbers:
      pages < 2
        ? []
        : pageNumbers(query.page, pages).map((page) =>
            page === null
              ? { text: '…', href: null, current: false }
              : { text: String(page), href: to(page), current: page === query.page },
          ),
    previous:
      query.page > 1 && query.page <= pages ? { href: to(query.page - 1), text: t.previous } : null,
    next: query.page < pages ? { href: to(query.page + 1), text: t.next } : null,
    shown:
      pages > 1 && from <= total
        ? t.shown(from, Math.min(total, from + PAGE - 1), number(total))
        : null,
  }
}

/**
 * All listings that fit, one a row: what it is, where, in which status, when it was last checked
 * and what of it was not since `checkedSince`, and what it does not state.
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
    title: t.title,
    current: adminUrls.listings(),
    view: {
      t,
      action: adminUrls.listings(),
      add: mayAdd ? adminUrls.newListing : null,
      clear: isPlain ? null : adminUrls.listings(),
      q: query.q,
      waitingNow: query.waiting && { value: query.waiting, text: t.waiting.showing[query.waiting] },
      statuses: [
        { value: '', label: t.countOf(t.anyStatus, number(all)), chosen: query.status === null },
        ...statuses.map((status) => ({
          value: status,
          label: t.countOf(t.statuses[status], number(counts[status])),
          chosen: query.status === status,
        })),
      ],
      states: [
        { value: '', label: t.anyState, chosen: query.state === null },
        ...valuesOf('state').map((state) => ({
          value: state,
          label: labelOf('state', state),
          chosen: query.state === state,
        })),
      ],
      caption: t.caption(number(total)),
      rows: listings.map((kept) => rowOf(kept, checkedSince)),
      pager: pagerOf(query, total),
      waiting: waiting && waitingOf(waiting),
    },
  }
}
