import { setImmediate as turn } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import type { Program } from '../../catalog/program/program.js'
import { countedFacts, countedGroups } from '../../catalog/wording/stated-facts.js'
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

/** The number of programs that state each fact, in the order of `countedFacts`. */
const countStated = async (programs: readonly Program[]): Promise<readonly number[]> => {
  const counts = countedFacts.map(() => 0)
  for (let from = 0; from < programs.length; from += SLICE_SIZE) {
    const some = programs.slice(from, from + SLICE_SIZE)
    countedFacts.forEach(({ states }, i) => {
      counts[i] = (counts[i] as number) + some.filter((program) => states(program)).length
    })
    await turn()
  }
  return counts
}

/** A table per group of facts: how many programs state each, and how many do not. */
const tablesOf = (counts: readonly number[], all: number) =>
  countedGroups.map((group) => ({
    id: group,
    title: messages.groups[group],
    table: toTable({
      caption: messages.groups[group],
      look: 'counts',
      columns: [messages.fact, messages.stated, messages.unstated],
      rows: countedFacts.flatMap((fact, i) => {
        const stated = counts[i] as number
        return fact.group === group
          ? [
              [
                fact.label,
                { text: say.number(stated), by: messages.percent(stated, all) },
                say.number(all - stated),
              ],
            ]
          : []
      }),
    }),
  }))

/** How many kinds of fact a program states on average, as a sentence; null without programs. */
const averageOf = (counts: readonly number[], all: number): string | null => {
  const kinds = countedFacts.filter(({ isFact }) => isFact).length
  const stated = counts.reduce((sum, count, i) => sum + (countedFacts[i]?.isFact ? count : 0), 0)
  return all === 0 ? null : messages.average((stated / all).toFixed(1), kinds)
}

/**
 * The data page: how many real programs state each fact (`counts`, in the order of `countedFacts`),
 * the age of their checks as of `today`, and where they are.
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
    average: averageOf(counts, programs.length),
    tables: tablesOf(counts, programs.length),
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
