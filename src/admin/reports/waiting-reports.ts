import { say } from '../../messages/say.js'
import type { ListingRecord } from '../../store/listings/record.js'
import { reportsFor } from './report-filter.js'

/** The number of open reports on a listing with a link to them; null for none. */
export const waitingReports = (record: ListingRecord | null, count: number) =>
  record === null || count === 0
    ? null
    : { href: reportsFor({ listing: record.id }), text: say.adminReports.onListing(count) }
