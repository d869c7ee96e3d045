import { countWaiting, findRecords } from '../../store/listings/find.js'
import { todayOf } from '../../web/html/today.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { checkedSinceOf } from '../frame/stale-after.js'
import { listingsPage } from './list-page.js'
import { parseListingsQuery, wordsOf } from './list-query.js'

/**
 * Shows listings of any status, by words and filters; from the database, since the catalogue has
 * published ones only.
 */
export const listListings =
  ({ database, render }: AdminContext): AdminHandler =>
  async (request) => {
    const query = parseListingsQuery(paramsOf(request.req))
    const [today, checkedSince] = [todayOf(), checkedSinceOf()]
    const found = await findRecords(database, {
      ...query,
      words: wordsOf(query),
      today,
      checkedSince,
    })
    // Counting open work scans everything, so filtered views skip it.
    const isPlain =
      query.q === '' &&
      query.status === null &&
      query.state === null &&
      query.waiting === null &&
      query.page === 1
    const waiting = isPlain ? await countWaiting(database, today, checkedSince) : null
    render(
      request,
      listingsPage(query, found, waiting, request.session.editor.role !== 'reviewer', checkedSince),
    )
  }
