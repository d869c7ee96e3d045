import type { ReportFilter } from '../../store/reports/waiting-reports.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { withParams } from '../frame/pager.js'

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
const HOUR = /^\d{4}-\d\d-\d\dT\d\d$/
const NUMBER = /^[1-9]\d{0,17}$/

const kept = (form: RegExp, text: string | null): string | null =>
  text !== null && form.test(text) ? text : null
const hourOf = (text: string | null): string | null => {
  const at = kept(HOUR, text) === null ? Number.NaN : Date.parse(`${text}:00:00Z`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** The filter in an address. Never throws: invalid parameters are ignored. */
export const parseReportFilter = (params: URLSearchParams): ReportFilter => ({
  listing: kept(NUMBER, params.get('listing')),
  like: kept(UUID, params.get('like')),
  hour: hourOf(params.get('hour')),
})

/** Whether the filter is set. */
export const isNarrow = ({ listing, like, hour }: ReportFilter): boolean =>
  listing !== null || like !== null || hour !== null

/** The address of a filtered list; the inverse of `parseReportFilter`. */
export const reportsFor = (filter: Partial<ReportFilter>, page = 1): string =>
  withParams(adminUrls.reports, {
    listing: filter.listing ?? null,
    like: filter.like ?? null,
    hour: filter.hour?.slice(0, 13) ?? null,
    page: page === 1 ? null : String(page),
  })
