import { say } from '../../messages/say.js'
import type { ListingRecord } from '../../store/listings/record.js'
import { reportsFor } from './report-filter.js'

/**
 * What a listing and its call sheet say of the reports that wait for it, with the way to them; null
 * where none does.
 */
export const waitingReports = (kept: ListingRecord | null, count: number) =>
  kept === null || count === 0
    ? null
    : { href: reportsFor({ listing: kept.id }), text: say.adminReports.onListing(count) }
