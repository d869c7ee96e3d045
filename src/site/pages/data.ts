import { setImmediate as turn } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import type { Program } from '../../catalog/program/program.js'
import { fields } from '../../catalog/wording/fields.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import type { Page } from '../../web/html/page.js'
import type { Render } from '../../web/html/render.js'
import { toTable } from '../../web/html/table.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { freshnessOf } from '../facts/freshness.js'
import { coverageOf } from '../maps/coverage-map.js'

const messages = say.data

/**
 * Programs per slice of a few milliseconds, so that requests are answered in between: all of them
 * take a third of a second.
 */
const SLICE_SIZE = 200

/** The number of programs that state each field, in the order of `fields`. */
const countStated = async (programs: readonly Program[]): Promise<readonly number[]> => {
  const counts = fields.map(() => 0)
  for (let from = 0; from < programs.length; from += SLICE_SIZE) {
    const some = programs.slice(from, from + SLICE_SIZE)
    fields.forEach(({ states }, i) => {
      counts[i] = (counts[i] as number) + some.filter((program) => states(program)).length
    })
    await turn()
  }
  return counts
}

/**
 * The data page: how many real programs state each field (`counts`, in that order), the age of
 * their checks as of `today`, and where they are.
 */
const dataPage = (
  programs: readonly Program[],
  counts: readonly number[],
  today: string,
): Page => ({
  template: 'site/pages/data',
  title: messages.title,
  current: urls.data,
  view: {
    say: messages,
    lead: messages.lead(say.home.programs(programs.length)),
    table: toTable({
      caption: messages.table,
      look: 'counts',
      columns: [messages.fact, messages.stated, messages.share],
      rows: fields.map(({ label }, i) => {
        const stated = counts[i] as number
        return [label, say.number(stated), messages.percent(stated, programs.length)]
      }),
    }),
    freshness: freshnessOf(
      programs.map(({ checkedOn }) => checkedOn),
      today,
    ),
    coverage: coverageOf(programs),
  },
})

/** Counting is slow, so the page is cached until the catalogue or the day changes. */
export const showData = (catalogue: Catalogue, render: Render): RequestHandler => {
  let cached: { state: string; page: Promise<Page> } | null = null
  const pageOf = async (programs: readonly Program[], today: string) =>
    dataPage(programs, await countStated(programs), today)
  return async (req, res) => {
    const today = todayOf()
    const state = `${catalogue.state()} ${today}`
    if (cached?.state !== state) cached = { state, page: pageOf(catalogue.programs(), today) }
    render(req, res, await cached.page)
  }
}
