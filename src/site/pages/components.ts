import type { RequestHandler } from 'express'
import type { Program } from '../../catalog/program/program.js'
import { parseSearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import { readDesignTokens } from '../../web/html/design-tokens.js'
import type { Page } from '../../web/html/page.js'
import type { Render } from '../../web/html/render.js'
import type { ErrorSummary } from '../../web/html/summary.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { comparePage } from '../compare/compare-page.js'
import { hoursScale } from '../facts/hours-bar.js'
import { weekPicture } from '../facts/week-picture.js'
import { coverageOf } from '../maps/coverage-map.js'
import { programPage } from '../program/program-page.js'
import { nothingTyped, reportPage } from '../report/report-page.js'
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
  'form',
  'coverage',
] as const
/** Enough cards for one that states much and one that states little. */
const CARD_COUNT = 2

/** The searches that show every part of one: with results, without, of all states, of one. */
type Searches = Readonly<Record<'found' | 'nothing' | 'all' | 'state', Page>>
/** What the page shows: all programs, two that state much, and the searches. */
type Shown = Readonly<{
  programs: readonly Program[]
  both: readonly Program[]
  searches: Searches
  today: string
}>

/** The map of a state, under a name of its own: the nation's is on the same page. */
const stateMapOf = ({ view }: Page): object | null => {
  const { usMap } = view as { usMap: { map: { state: object | null } | null } }
  return usMap.map?.state ? { ...usMap.map.state, id: 'state-map' } : null
}
/** The form of a report with something wrong in it, which does not take the page's focus. */
const reportOf = (program: Program): object => {
  const problems = [{ field: 'topic', message: say.report.noTopic }]
  const { view } = reportPage(program, { ...nothingTyped, problems })
  const { summary } = view as { summary: ErrorSummary }
  return { ...view, summary: { ...summary, focus: false } }
}
/** Ranks programs by how much they show: hours and check dates first. */
const richness = ({ hours, checkedOn, facts }: Program): number =>
  Number(hours.min !== null) * 2 + Number(checkedOn !== null) * 8 + Object.keys(facts).length / 100

const componentsPage = ({ programs, both, searches, today }: Shown): Page => {
  const [rich] = both
  const scheduled = programs.find(({ schedule }) => schedule.length > 0)
  const shown = searches.found.view as { cards: readonly object[] }
  return {
    template: 'site/pages/components',
    title: say.components.title,
    current: urls.components,
    tray: searches.found.tray ?? null,
    view: {
      say: say.components,
      scale: hoursScale,
      tokens,
      search: { ...shown, cards: shown.cards.slice(0, CARD_COUNT) },
      nothing: searches.nothing.view,
      all: searches.all.view,
      names: Object.fromEntries(names.map((name) => [name, name])),
      state: stateMapOf(searches.state),
      compare: both.length > 1 ? comparePage(both, [], 0, false, today).view : null,
      report: rich ? reportOf(rich) : null,
      week: scheduled ? weekPicture(scheduled) : null,
      program: rich ? programPage(rich, today).view : null,
      data: { say: say.data, coverage: coverageOf(programs) },
    },
  }
}

/** Asks the catalogue for everything that the page shows. */
const lookUp = (catalogue: Catalogue, today: string): Shown => {
  const search = (asked: string) => {
    const { query } = parseSearchQuery(new URLSearchParams(asked), catalogue.citiesNamed)
    const chosen = query.program.flatMap((slug) => catalogue.program(slug) ?? [])
    const answer = catalogue.answerSearch(query, null)
    return searchPage({ query, answer, notes: [], chosen, today })
  }
  const programs = catalogue.programs()
  const both = programs
    .toSorted((a, b) => richness(b) - richness(a) || a.slug.localeCompare(b.slug))
    .slice(0, 2)
  // Elsewhere than the two, which the comparison has: a card of one would have its links again.
  const states = both.map(({ location }) => location?.state)
  const elsewhere = programs.find(
    ({ location, payment }) =>
      location !== null && payment.includes('private') && !states.includes(location.state),
  )
  const near = elsewhere?.location?.zip ?? '10001'
  const picked = both.map(({ slug }) => `program=${slug}`).join('&')
  return {
    programs,
    both,
    searches: {
      found: search(`near=${near}&within=50&payment=private&${picked}`),
      nothing: search(`near=${near}&within=5&age=children&modality=ketamine&hours_max=6`),
      all: search(''),
      state: search('state=OH'),
    },
    today,
  }
}

/** For developers; cached until the catalogue or the day changes. */
export const showComponents = (catalogue: Catalogue, render: Render): RequestHandler => {
  let cached: { state: string; page: Page } | null = null
  return (req, res) => {
    const today = todayOf()
    const state = `${catalogue.state()} ${today}`
    if (cached?.state !== state) cached = { state, page: componentsPage(lookUp(catalogue, today)) }
    render(req, res, cached.page)
  }
}
