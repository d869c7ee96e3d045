import type { Problem } from '../catalog/problem.js'
import type { Program } from '../catalog/program.js'
import type { SearchQuery } from '../catalog/search-query.js'
import { say } from '../messages/say.js'
import type { Found } from '../search/find.js'
import type { Page, Tray } from '../web/page.js'
import { pageNumbers } from '../web/pager.js'
import { urls } from '../web/urls.js'
import { toCard } from './card.js'
import { appliedFilters } from './chips.js'
import { waysOut } from './dead-end.js'
import { filtersView } from './filters.js'
import { hoursScale } from './hours-bar.js'
import { ringsOf } from './rings.js'

const t = say.search

const trayOf = (chosen: readonly Program[]): Tray | null =>
  chosen.length === 0
    ? null
    : {
        count: t.trayCount(chosen.length),
        names: t.trayNames(chosen.map(({ name }) => name)),
        href: urls.compare(chosen.map(({ slug }) => slug)),
        action: chosen.length === 1 ? t.trayOne : t.trayCompare,
      }

const pagerOf = (query: SearchQuery, { page, pages, size, total, programs }: Found) => {
  const link = (number: number, text: string) => ({ href: urls.search({ ...query, page: number }), text, current: number === page })
  const gap = { href: null, text: '…', current: false }
  const from = (page - 1) * size
  return {
    label: t.pages,
    hush: t.page,
    numbers: pages < 2 ? [] : pageNumbers(page, pages).map((number) => (number === null ? gap : link(number, String(number)))),
    previous: page > 1 && page <= pages ? link(page - 1, t.previous) : null,
    next: page < pages ? link(page + 1, t.next) : null,
    shown: programs.length === 0 ? null : t.shown(from + 1, from + programs.length, total),
  }
}

/**
 * The search page. `chosen` are the programs picked for comparison that exist; `find` answers what would appear without a filter,
 * asked only when nothing was found.
 */
export const searchPage = (
  query: SearchQuery,
  found: Found,
  ignored: readonly Problem[],
  chosen: readonly Program[],
  find: (query: SearchQuery) => Found,
): Page => {
  const applied = appliedFilters(query, found.spot)
  const title = t.title(found.total, found.spot && t.within(query.within, found.spot.label))
  const rings = ringsOf(found, query.program)
  const notes = [...ignored, ...found.problems].map(({ message }) => message)
  return {
    template: 'site/search',
    title,
    current: urls.search(),
    tray: trayOf(chosen),
    view: {
      say: t,
      scale: hoursScale,
      title,
      notes: [...new Set(notes), ...(found.spot?.approximate ? [t.approximate(found.spot.label)] : [])],
      chips: applied.map(({ text, without }) => ({ text, href: urls.search(without) })),
      clear: urls.search({ program: query.program }),
      filters: filtersView(query, found, applied.length),
      order: [t.sortedBy[found.sort], ...(found.sort === 'distance' ? [t.thenOnline] : []), t.bars].join(' '),
      cards: found.programs.map((row, i) => toCard(row, found, query, rings?.numbers.has(i + 1) ? i + 1 : null)),
      pager: pagerOf(query, found),
      pastTheEnd:
        found.total > 0 && found.programs.length === 0 ? { text: t.pastTheEnd(found.pages), href: urls.search({ ...query, page: 1 }) } : null,
      none: found.total === 0 ? waysOut(query, applied, find) : null,
      rings,
    },
  }
}
