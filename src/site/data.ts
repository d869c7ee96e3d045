import type { RequestHandler } from 'express'
import { fields } from '../catalog/fields.js'
import type { Program } from '../catalog/program.js'
import type { House } from '../house.js'
import { say } from '../messages/say.js'
import type { Page } from '../web/page.js'
import type { Render } from '../web/render.js'
import { todayOf } from '../web/today.js'
import { urls } from '../web/urls.js'
import { coverageOf } from './coverage.js'
import { freshnessOf } from './freshness.js'

const t = say.data

/** How many real programs state each fact, how old their checks are on the day `today`, and where they are. */
const dataPage = (programs: readonly Program[], today: string): Page => ({
  template: 'site/data',
  title: t.title,
  current: urls.data,
  view: {
    say: t,
    lead: t.lead(say.home.programs(programs.length)),
    rows: fields.map(({ label, states }) => {
      const stated = programs.reduce((count, program) => count + (states(program) ? 1 : 0), 0)
      return { label, stated: say.number(stated), share: t.percent(stated, programs.length) }
    }),
    freshness: freshnessOf(
      programs.map(({ checkedOn }) => checkedOn),
      today,
    ),
    coverage: coverageOf(programs),
  },
})

/** Counting every fact takes a while, so a page is kept until the catalogue changes, or the day. */
export const data = (house: House, render: Render): RequestHandler => {
  let kept: { state: string; page: Page } | null = null
  return (req, res) => {
    const today = todayOf()
    const state = `${house.state()} ${today}`
    if (kept?.state !== state) kept = { state, page: dataPage(house.programs(), today) }
    render(req, res, kept.page)
  }
}
