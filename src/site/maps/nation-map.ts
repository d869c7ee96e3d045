import { NOT_STATED } from '../../catalog/program/facets.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import { urls } from '../../web/html/urls.js'
import { shadesOf } from '../facts/shades.js'
import { outlines } from './us-outlines.js'

const messages = say.usMap

/**
 * Builds the address of the same search in any one state; the template is made once for the fifty
 * of a page.
 */
const addressIn = (query: SearchQuery): ((state: string) => string) => {
  const [before = '', after = ''] = urls
    .search({ ...query, chosen: { ...query.chosen, state: ['OH'] }, page: 1 })
    .split(/(?<=[?&]state=)OH/)
  return (state) => before + state + after
}

/**
 * The national map: each state with the count that its link finds. With a state filter only those
 * count, as in the list. A program online in several states counts in each, hence `sums`. `id`
 * prefixes its elements' ids, since a page may have two maps.
 */
export const nationMapOf = (query: SearchQuery, found: Found) => {
  const chosen = query.chosen.state ?? []
  const asked = found.facets.state.filter(
    ({ value, count }) => count > 0 && (chosen.length === 0 || chosen.includes(value)),
  )
  const shades = shadesOf(asked.map(({ count }) => count))
  const hrefOf = addressIn(query)
  const list = asked.map(({ value, count }) => {
    const name = labelOf('state', value)
    const path = outlines.get(value)?.nation ?? null
    return {
      path,
      href: hrefOf(value),
      text: messages.inState(name, count),
      name,
      count: say.number(count),
      shade: shades.of(count),
    }
  })
  const codes = new Set<string>(asked.map(({ value }) => value))
  const sum = asked.reduce((all, { count }) => all + count, 0)
  const nowhere = chosen.length === 0 || chosen.includes(NOT_STATED) ? found.notStated.state : 0
  return {
    id: 'us-map',
    label: messages.nationText,
    states: list.filter(({ path }) => path !== null),
    list,
    rest: [...outlines].map(([code, { nation }]) => (codes.has(code) ? '' : nation)).join(''),
    shades: shades.legend,
    caption: messages.nationCaption,
    sums: messages.sums(found.total, sum, sum + nowhere - found.total, nowhere),
  }
}
