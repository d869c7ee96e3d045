import { contactWaysOf } from '../../catalog/program/contact-ways.js'
import type { FactKey, Program } from '../../catalog/program/program.js'
import { type Dialed, toDialed } from '../../catalog/text/phone.js'
import { say } from '../../messages/say.js'
import { type WayLink, wayLink } from './contact-link.js'
import { insideOf, type Source, sourceOf } from './fact-source.js'

const t = say.program
/** Something with its own source and date; null where it is nobody's, or said once for all. */
export type Sourced<T> = T & Readonly<{ source: Source | null }>
/**
 * How to start: what is said of it, the most direct way as the page's one button, every number in
 * full, the other addresses. `source` is that of all numbers and addresses, said once; where they
 * differ each carries its own. `noWayIn` is said where there is none, `numberWrong` where no number
 * is left but one was struck out.
 */
export type Intake = Readonly<{
  said: readonly Sourced<{ text: string }>[]
  best: Sourced<WayLink> | null
  phones: readonly Sourced<WayLink>[]
  sites: readonly Sourced<WayLink>[]
  source: Source | null
  noWayIn: Dialed
  numberWrong: string | null
}>

const sourceOfFact = ({ facts }: Program, fact: FactKey, today: string): Source | null => {
  const said = facts[fact]
  return said ? sourceOf(said, today) : null
}

const saidOf = (program: Program, today: string): Intake['said'] => {
  const { accepting, startWithinDays } = program
  const lines: readonly (readonly [string | null, FactKey])[] = [
    [accepting && t.accepting[accepting], 'accepting'],
    [startWithinDays === null ? null : t.firstVisit(startWithinDays), 'startWithinDays'],
  ]
  return lines.flatMap(([text, fact]) =>
    text === null ? [] : [{ text, source: sourceOfFact(program, fact, today) }],
  )
}

/** Whether the only numbers that anybody stated are known to be wrong. */
export const hasWrongNumber = ({ phone, intake, knownWrong = [] }: Program): boolean =>
  phone === null &&
  intake.phone === null &&
  (knownWrong.includes('phone') || knownWrong.includes('intake'))

export const intakeOf = (program: Program, today: string): Intake => {
  const all = contactWaysOf(program).map((way) => ({
    ...wayLink(way),
    source: sourceOfFact(program, way.fact, today),
  }))
  const [first] = all
  const shared =
    first?.source && all.every(({ source }) => source?.text === first.source?.text)
      ? first.source
      : null
  const ways = all.map((way) => (shared === null ? way : { ...way, source: null }))
  const [best = null] = ways
  return {
    said: saidOf(program, today),
    best,
    // a number is written out even when it is the button: not every screen can dial
    phones: ways.filter(({ external }) => !external),
    sites: ways.filter((way) => way.external && way !== best),
    source: shared && insideOf(shared, t.allSaid),
    noWayIn: toDialed(t.noWayIn),
    numberWrong: hasWrongNumber(program) ? t.numberWrong : null,
  }
}
