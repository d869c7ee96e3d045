import type { SharedLines } from '../../catalog/program/answered-program.js'
import { contactWaysOf } from '../../catalog/program/contact-ways.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { Program } from '../../catalog/program/program.js'
import { toDialed } from '../../catalog/text/phone.js'
import { say } from '../../messages/say.js'
import { contactLink } from './contact-link.js'
import { embedSource, type FactSource, sourceOf } from './fact-source.js'

const messages = say.program
/**
 * Something with its own source and date; `source` is null where there is none, or it is shown once
 * for all.
 */
export type Sourced<T> = T & Readonly<{ source: FactSource | null }>
const sourceOfFact = ({ facts }: Program, fact: FactKey, today: string): FactSource | null => {
  const said = facts[fact]
  return said ? sourceOf(said, today) : null
}

const saidOf = (program: Program, today: string) => {
  const { accepting, startWithinDays } = program
  const lines: readonly (readonly [string | null, FactKey])[] = [
    [accepting && messages.accepting[accepting], 'accepting'],
    [startWithinDays === null ? null : messages.firstVisit(startWithinDays), 'startWithinDays'],
  ]
  return lines.flatMap(([text, fact]) =>
    text === null ? [] : [{ text, source: sourceOfFact(program, fact, today) }],
  )
}

/** Whether the only stated numbers are struck out. */
export const hasWrongNumber = ({ phone, intake, knownWrong = [] }: Program): boolean =>
  phone === null &&
  intake.phone === null &&
  (knownWrong.includes('phone') || knownWrong.includes('intake'))

/**
 * How to start, with sources as of `today`: statements, the most direct contact as the page's one
 * button, every number in full, the other addresses. `source` is the shared source of all contacts;
 * where they differ each has its own. `noWayIn` is shown without any, `numberWrong` where the only
 * number was struck out; `lines`: who else has its numbers.
 */
export const intakeOf = (program: Program, lines: SharedLines, today: string) => {
  const all = contactWaysOf(program).map((way) => ({
    ...contactLink(way, lines),
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
    // Phone numbers are listed even if one is the button: not every device can dial
    phones: ways.filter(({ external }) => !external),
    sites: ways.filter((way) => way.external && way !== best),
    source: shared && embedSource(shared, messages.allSaid),
    noWayIn: toDialed(messages.noWayIn),
    numberWrong: hasWrongNumber(program) ? messages.numberWrong : null,
  }
}
