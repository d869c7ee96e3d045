import type { Program } from '../../catalog/program/program.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { say } from '../../messages/say.js'
import type { SearchAnswer } from '../../search/answer/answer-search.js'
import type { Found } from '../../search/answer/find.js'
import type { Page } from '../../web/html/page.js'
import { pageNumbers } from '../../web/html/pager.js'
import { urls } from '../../web/html/urls.js'
import { trayOf } from '../facts/compare-tray.js'
import { namesApart } from '../facts/disambiguate.js'
import { hoursBar, hoursScale } from '../facts/hours-bar.js'
import { ringsOf } from '../maps/distance-map.js'
import { usMapOf } from '../maps/us-map.js'
import { toCard } from './card.js'
import { chipsOf } from './chips.js'
import { filtersView } from './daily-filters.js'
import { emptyResultsView } from './empty-results.js'
import { hintsOf } from './hints.js'

const messages = say.search
/**
 * More chips push the first program off a phone's first screen: there they collapse behind their
 * count.
 */
const MAX_OPEN_CHIPS = 3

const pagerOf = (query: SearchQuery, { page, pages, size, total, programs }: Found) => {
  const link = (number: number, text: string) => ({
    href: urls.search({ ...query, page: number }),
    text,
    current: number === page,
  })
  const gap = { href: null, text: '…', current: false }
  const from = (page - 1) * size
  return {
    label: messages.pages,
    hush: messages.page,
    numbers:
      pages < 2
        ? []
        : pageNumbers(page, pages).map((number) =>
            number === null ? gap : link(number, String(number)),
          ),
    previous: page > 1 && page <= pages ? link(page - 1, messages.previous) : null,
    next: page < pages ? link(page + 1, messages.next) : null,
    shown: programs.length === 0 ? null : messages.shown(from + 1, from + programs.length, total),
  }
}

/**
 * What the search page shows: a query with its answer. `notes` say what was ignored of the address;
 * `chosen` are the selected programs that exist; `today` is the current day.
 */
export type SearchPageValues = Readonly<{
  query: SearchQuery
  answer: SearchAnswer
  notes: readonly string[]
  chosen: readonly Program[]
  today: string
}>

/** The search page. */
export const searchPage = ({ query, answer, notes, chosen, today }: SearchPageValues): Page => {
  const { found } = answer
  const chips = chipsOf(answer.filters, query)
  const title = messages.title(
    found.total,
    found.spot && messages.within(query.within, found.spot.label),
  )
  const rings = ringsOf(found, query.program)
  const map = usMapOf(query, found)
  const names = namesApart(found.programs.map(({ program }) => program))
  return {
    template: 'site/search/search',
    title,
    current: urls.search(),
    tray: trayOf(chosen),
    view: {
      say: messages,
      scale: hoursScale,
      title,
      notes: [
        ...notes,
        ...(found.spot?.approximate ? [messages.approximate(found.spot.label)] : []),
      ],
      hints: hintsOf(query, answer),
      chips,
      manyChips: chips.length > MAX_OPEN_CHIPS ? messages.manyChips(chips.length) : null,
      clear: urls.search({ program: query.program }),
      address: urls.search(query),
      filters: filtersView(query, found, chips.length),
      order: [
        messages.sortedBy[found.sort],
        ...(found.sort === 'distance' ? [messages.thenOnline] : []),
      ].join(' '),
      bars: found.programs.some(({ program }) => hoursBar(program).stated) ? messages.bars : null,
      cards: found.programs.map((row, i) =>
        toCard(
          row,
          names[i] ?? row.program.name,
          found,
          query,
          rings?.numbers.has(i + 1) ? i + 1 : null,
          today,
        ),
      ),
      pager: pagerOf(query, found),
      pastTheEnd:
        found.total > 0 && found.programs.length === 0
          ? { text: messages.pastTheEnd(found.pages), href: urls.search({ ...query, page: 1 }) }
          : null,
      none: found.total === 0 ? emptyResultsView(query, answer) : null,
      rings,
      usMap: { say: say.usMap, map },
      mapless: rings === null && map === null,
    },
  }
}
