import { say } from '../../messages/say.js'
import type { HistoryEntry, HistoryPage } from '../../store/history/entries.js'
import type { ListingRecord } from '../../store/listings/record.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toChoice } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { historyPager, withParams } from '../frame/pager.js'
import type { ChangeLine } from './change-text.js'
import { historyTable, kindText } from './row.js'

const messages = say.adminHistory

/**
 * Two points in time, each by its preceding change (`0`: before all), and the differences between
 * them.
 */
export type HistoryComparison = Readonly<{ from: string; to: string; lines: readonly ChangeLine[] }>

const pointText = ({ at, actor, change }: HistoryEntry): string =>
  messages.listing.point(messages.time(at), kindText(change.kind), actor)
const optionsOf = (entries: readonly HistoryEntry[]) =>
  entries.map((entry) => ({ value: entry.id, label: pointText(entry) }))

/** The history of one listing, and the differences between two points in time. */
export const historyOfListingPage = (
  { id, listing }: ListingRecord,
  { entries, page, pages }: HistoryPage,
  compared: HistoryComparison | null,
): Page => ({
  template: 'admin/history/of-listing',
  title: messages.listing.title(listing.name),
  current: adminUrls.history,
  view: {
    say: messages.listing,
    title: messages.listing.title(listing.name),
    listing: adminUrls.listing(id),
    action: adminUrls.listingHistory(id),
    fields: [
      toChoice(
        'from',
        messages.listing.from,
        [{ value: '0', label: messages.listing.begin }, ...optionsOf(entries)],
        compared?.from,
      ),
      toChoice('to', messages.listing.to, optionsOf(entries), compared?.to ?? entries[0]?.id),
    ],
    same: compared !== null && compared.lines.length === 0 ? messages.change.same : null,
    compared:
      compared !== null && compared.lines.length > 0
        ? {
            caption: messages.listing.caption,
            heads: [messages.change.field, messages.change.old, messages.change.new],
            nothing: messages.nothing,
            groups: [{ tick: null, title: null, note: null, href: null, lines: compared.lines }],
          }
        : null,
    table: historyTable(entries),
    pager: historyPager(page, pages, (number) =>
      withParams(adminUrls.listingHistory(id), { page: String(number) }),
    ),
  },
})
