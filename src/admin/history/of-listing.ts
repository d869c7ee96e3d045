import type { Database } from '../../store/connection/database.js'
import { readBetween, readHistory } from '../../store/history/entries.js'
import { netChange } from '../../store/history/net-change.js'
import { readRecord } from '../../store/listings/record.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { parsePage } from '../frame/pager.js'
import { changeLines } from './change-text.js'
import { type HistoryComparison, historyOfListingPage } from './of-listing-page.js'

const toPoint = (text: string | null): string | null =>
  text !== null && /^(?:0|[1-9]\d{0,17})$/.test(text) ? text : null

/** The differences between two points in time, in chronological order whichever is named first. */
const compare = async (
  database: Database,
  identity: string,
  params: URLSearchParams,
): Promise<HistoryComparison | null> => {
  const [a, b] = [toPoint(params.get('from')), toPoint(params.get('to'))]
  if (a === null || b === null) return null
  const [from, to] = BigInt(a) <= BigInt(b) ? [a, b] : [b, a]
  const entries = await readBetween(database, identity, from, to)
  const lines = changeLines(netChange(entries.map(({ change }) => change))).map((line) => ({
    ...line,
    kept: null,
  }))
  return { from, to, lines }
}

/** Shows the history of one listing. */
export const listHistoryOfListing =
  ({ database, render }: AdminContext): AdminHandler =>
  async (request) => {
    const record = await readRecord(database, String(request.req.params['id']))
    if (!record) throw new HttpError(404)
    const params = paramsOf(request.req)
    const { identity } = record.listing
    const found = await readHistory(database, { identity }, parsePage(params.get('page')))
    render(request, historyOfListingPage(record, found, await compare(database, identity, params)))
  }
