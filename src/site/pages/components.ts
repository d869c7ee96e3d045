import type { RequestHandler } from 'express'
import type { Program } from '../../catalog/program/program.js'
import { parseSearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import { readDesignTokens } from '../../web/html/design-tokens.js'
import type { Page } from '../../web/html/page.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { comparePage } from '../compare/compare-page.js'
import { hoursScale } from '../facts/hours-bar.js'
import { weekPicture } from '../facts/week-picture.js'
import { coverageOf } from '../maps/coverage-map.js'
import { programPage } from '../program/program-page.js'
import { searchPage } from '../search/search-page.js'

const tokens = readDesignTokens()
/** The components by the names of their partials. */
const names = [
  'chips',
  'filters',
  'cards',
  'pager',
  'dead-end',
  'rings',
  'us-map',
  'state-map',
  'compare-table',
  'intake',
  'hours-bar',
  'week',
  'ages-band',
  'freshness',
  'facts',
  'coverage',
] as const
/** Enough cards for one that states much and one that states little. */
const CARD_COUNT = 2

/** The search page for a query string. */
const renderSearch = (catalogue: Catalogue, asked: string, today: string): Page => {
  const { query } = parseSearchQuery(new URLSearchParams(asked), catalogue.citiesNamed)
  const chosen = query.program.flatMap((slug) => catalogue.program(slug) ?? [])
  return searchPage(query, catalogue.find(query), [], chosen, null, catalogue, today)
}
/** A state map with its own id: the national one is on the same page. */
const stateMapOf = (catalogue: Catalogue, today: string): object | null => {
  const { usMap } = renderSearch(catalogue, 'state=OH', today).view as {
    usMap: { map: { state: object | null } | null }
  }
  return usMap.map?.state ? { ...usMap.map.state, id: 'state-map' } : null
}
/** Ranks programs by how much they show: hours and check dates first. */
const richness = ({ hours, checkedOn, facts }: Program): number =>
  Number(hours.min !== null) * 2 + Number(checkedOn !== null) * 8 + Object.keys(facts).length / 100

/** The style guide: every component with real programs, as of `today`. */
const componentsPage = (catalogue: Catalogue, today: string): Page => {
  const [rich, other] = catalogue
    .programs()
    .toSorted((a, b) => richness(b) - richness(a) || a.slug.localeCompare(b.slug))
  const scheduled = catalogue.programs().find(({ schedule }) => schedule.length > 0)
  const both = [rich, other].flatMap((program) => program ?? [])
  const near = both[0]?.location?.zip ?? '10001'
  const asked = both.map(({ slug }) => `program=${slug}`).join('&')
  const found = renderSearch(catalogue, `near=${near}&within=50&payment=private&${asked}`, today)
  const shown = found.view as { cards: readonly object[] }
  return {
    template: 'site/pages/components',
    title: say.components.title,
    current: urls.components,
    tray: found.tray ?? null,
    view: {
      say: say.components,
      scale: hoursScale,
      tokens,
      search: { ...shown, cards: shown.cards.slice(0, CARD_COUNT) },
      nothing: renderSearch(
        catalogue,
        `near=${near}&within=5&age=children&modality=ketamine&hours_max=6`,
        today,
      ).view,
      all: renderSearch(catalogue, '', today).view,
      names: Object.fromEntries(names.map((name) => [name, name])),
      state: stateMapOf(catalogue, today),
      compare: both.length > 1 ? comparePage(both, [], 0, false, today).view : null,
      week: scheduled ? weekPicture(scheduled) : null,
      program: rich ? programPage(rich, today).view : null,
      data: { say: say.data, coverage: coverageOf(catalogue.programs()) },
    },
  }
}

/** For developers; cached until the catalogue or the day changes. */
export const showComponents = (catalogue: Catalogue, render: Render): RequestHandler => {
  let cached: { state: string; page: Page } | null = null
  return (req, res) => {
    const today = todayOf()
    const state = `${catalogue.state()} ${today}`
    if (cached?.state !== state) cached = { state, page: componentsPage(catalogue, today) }
    render(req, res, cached.page)
  }
}
