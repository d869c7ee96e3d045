import { statesOf } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import { labelOf, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { fields } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import { toTable } from '../../web/html/table.js'
import { shadesOf } from '../facts/shades.js'
import { outlines } from './us-outlines.js'

const messages = say.data
const hours = fields.find(({ key }) => key === 'hours')

/**
 * Programs per state, with online ones counted in each state they serve, and how many of them state
 * their hours.
 */
export const coverageOf = (programs: readonly Program[]) => {
  const states = valuesOf('state').map((code) => ({
    code,
    name: labelOf('state', code),
    count: 0,
    hours: 0,
  }))
  const byCode = new Map<string, (typeof states)[number]>(
    states.map((state) => [state.code, state]),
  )
  for (const program of programs)
    for (const code of statesOf(program)) {
      const state = byCode.get(code)
      if (!state) continue
      state.count += 1
      if (hours?.states(program)) state.hours += 1
    }
  const counted = states.filter(({ count }) => count > 0)
  const shades = shadesOf(counted.map(({ count }) => count))
  const most = Math.max(1, ...states.map(({ count }) => count))
  return {
    label: messages.coverageLabel(counted.length),
    states: counted.flatMap(({ code, count }) => {
      const path = outlines.get(code)?.nation
      return path ? [{ path, shade: shades.of(count) }] : []
    }),
    rest: [...outlines]
      .map(([code, { nation }]) => ((byCode.get(code)?.count ?? 0) > 0 ? '' : nation))
      .join(''),
    legend: shades.legend,
    table: toTable({
      caption: messages.coverage,
      look: 'counts',
      columns: [messages.state, messages.programs, messages.stateHours],
      rows: states.map(({ name, count, hours: stated }) => [
        name,
        { text: say.number(count), bar: `${Math.round((1000 * count) / most) / 10}%` },
        stated === 0 ? say.number(0) : messages.ofThese(stated, count),
      ]),
    }),
  }
}
