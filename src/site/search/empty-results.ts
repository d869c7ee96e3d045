import { toNearText } from '../../catalog/search/place-query.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { SearchAnswer } from '../../search/answer/answer-search.js'
import type { WayOut } from '../../search/answer/ways-out.js'
import { urls } from '../../web/html/urls.js'
import { filterText } from './chips.js'
import { unstatedText } from './unstated-notes.js'

const messages = say.search
const wayText = (way: WayOut, query: SearchQuery): string => {
  switch (way.kind) {
    case 'near':
      return messages.searchNear(toNearText(way.near))
    case 'wider':
      return messages.wider(way.query.within)
    case 'nearest':
      return messages.nearestIn(way.distance, labelOf('state', way.state))
    case 'hours-unknown':
      return messages.hoursUnknown
    case 'without':
      return messages.without(filterText(way.filter, query))
    case 'place-only':
      return messages.onlyPlace(way.query.within, way.place)
  }
}

/**
 * The ways out of a search that finds nothing: `href` is null for one without results, `clear`
 * resets the search when none has any. `nobody`: filtered values that no program states.
 */
export const emptyResultsView = (query: SearchQuery, { waysOut, unstated }: SearchAnswer) => ({
  nobody: unstated.map(unstatedText),
  ways: waysOut.map((way) => ({
    href: way.total === 0 ? null : urls.search(way.query),
    text: messages.wayOut(wayText(way, query), way.total),
  })),
  clear: waysOut.some(({ total }) => total > 0) ? null : urls.search({ program: query.program }),
})
