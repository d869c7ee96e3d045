import type { Program } from '../catalog/program.js'
import { waysIn } from '../catalog/way-in.js'
import { say } from '../messages/say.js'
import { sourceOf } from './fact-source.js'
import { type WayLink, wayLink } from './way-link.js'

const t = say.program
/** How to start: the most direct way as the page's one button, every number in full, the other addresses. */
export type Intake = Readonly<{
  said: boolean
  accepting: string | null
  firstVisit: string | null
  source: string | null
  best: WayLink | null
  phones: readonly WayLink[]
  sites: readonly WayLink[]
}>

export const intakeOf = (program: Program): Intake => {
  const ways = waysIn(program).map(wayLink)
  const [best = null] = ways
  const { accepting, startWithinDays, facts } = program
  const said = facts.accepting ?? facts.startWithinDays
  return {
    said: accepting !== null || startWithinDays !== null,
    accepting: accepting && t.accepting[accepting],
    firstVisit: startWithinDays === null ? null : t.firstVisit(startWithinDays),
    source: said ? sourceOf(said).text : null,
    best,
    // a number is written out even when it is the button: not every screen can dial
    phones: ways.filter(({ external }) => !external),
    sites: ways.filter((way) => way.external && way !== best),
  }
}
