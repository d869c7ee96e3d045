import type { SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import { nationMapOf } from './nation-map.js'
import { stateMapOf } from './state-map.js'
import { outlines } from './us-outlines.js'

/**
 * The map of all results: of one state when only one is searched, else of the nation. Null where
 * the distance rings are shown instead, without results, for territories without an outline, and
 * when no result has a state.
 */
export const usMapOf = (query: SearchQuery, found: Found) => {
  const { spot, total, dots } = found
  if (spot || total === 0) return null
  if (!dots) {
    const nation = nationMapOf(query, found)
    return nation.list.length > 0 ? { title: say.usMap.nationTitle, nation, state: null } : null
  }
  const outline = outlines.get(dots.state)
  return outline
    ? {
        title: say.usMap.stateTitle(labelOf('state', dots.state)),
        nation: null,
        state: stateMapOf(query, dots, total, outline),
      }
    : null
}
