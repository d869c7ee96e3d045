import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { Program } from '../../catalog/program/program.js'
import { MOST_COMPARED, type SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { agesText, focusText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import type { Found, FoundProgram } from '../../search/answer/find.js'
import { type DatedText, toUndatedText } from '../../web/html/dated.js'
import { urls } from '../../web/html/urls.js'
import { checkedText, facilityText } from '../facts/fact-source.js'
import { hoursBar } from '../facts/hours-bar.js'
import { absentText } from '../facts/notices.js'
import { matchReason } from './match-reason.js'
import { whereText } from './where-text.js'

const messages = say.search
/** As many kinds of payment as fit two lines of a phone. */
const MAX_PAYMENTS = 4
export type CardLine = Readonly<{
  label: string
  text: DatedText
  stated: boolean
  note: string | null
}>

const line = (program: Program, label: string, text: string | null, fact: FactKey): CardLine => ({
  label,
  text: toUndatedText(text ?? say.facts.notStated),
  stated: text !== null,
  note: text === null ? null : facilityText(program.facts[fact]),
})
/** Filtered values first; the rest of a long list is counted, and shown on the program's page. */
const paymentText = ({ payment }: Program, asked: readonly string[]): string | null => {
  const labels = payment
    .toSorted((a, b) => Number(asked.includes(b)) - Number(asked.includes(a)))
    .map((value) => labelOf('payment', value))
  const shown = labels.length > MAX_PAYMENTS + 1 ? labels.slice(0, MAX_PAYMENTS) : labels
  return labels.length === 0
    ? null
    : say.facts.list([
        ...shown,
        ...(shown.length < labels.length ? [messages.more(labels.length - shown.length)] : []),
      ])
}
const accepting = ({ accepting, startWithinDays }: Program): string | null =>
  accepting === 'yes' && startWithinDays !== null
    ? messages.yesWithin(startWithinDays)
    : accepting && say.facts.accepting[accepting]

const checkedLine = (program: Program, today: string): CardLine => ({
  label: messages.checked,
  text: checkedText(program, today),
  stated: true,
  note: null,
})

/**
 * What people decide by, without opening the page. "At this facility" marks facts of the whole
 * facility.
 */
const linesOf = (
  program: Program,
  asked: readonly string[],
  today: string,
): readonly CardLine[] => [
  { ...line(program, messages.treats, focusText(program), 'focus'), note: null },
  {
    ...line(
      program,
      messages.where,
      program.telehealth && labelOf('telehealth', program.telehealth),
      'telehealth',
    ),
    note: null,
  },
  line(program, messages.ages, agesText(program), 'ages'),
  line(program, messages.payment, paymentText(program, asked), 'payment'),
  line(program, messages.accepting, accepting(program), 'accepting'),
  checkedLine(program, today),
]

/** The part of a card that is the same for every search: frozen, so that its HTML is cached. */
const toBody = (program: Program, asked: readonly string[], today: string) => ({
  say: messages,
  sample: program.sample,
  absent: absentText(program),
  hours: hoursBar(program),
  lines: linesOf(program, asked, today),
})
type CardBody = ReturnType<typeof toBody>
const bodies = new WeakMap<Program, Readonly<{ today: string; body: CardBody }>>()
/** A program's card body, cached for a day, except where filtered payments reorder a long list. */
const bodyOf = (program: Program, asked: readonly string[], today: string): CardBody => {
  if (asked.length > 0 && program.payment.length > MAX_PAYMENTS + 1)
    return toBody(program, asked, today)
  const cached = bodies.get(program)
  if (cached?.today === today) return cached.body
  const body = Object.freeze(toBody(program, [], today))
  bodies.set(program, { today, body })
  return body
}

/** The address after selecting or deselecting a program, with its card as fragment. */
const choiceOf = (program: Program, name: string, query: SearchQuery) => {
  const chosen = query.program.includes(program.slug)
  if (!chosen && query.program.length >= MOST_COMPARED) return null
  const slugs = chosen
    ? query.program.filter((slug) => slug !== program.slug)
    : [...query.program, program.slug]
  const href = `${urls.search({ ...query, program: slugs })}#${program.slug}`
  return chosen
    ? { chosen, href, text: messages.removeChoice, hush: messages.removeChoiceHush(name) }
    : { chosen, href, text: messages.add, hush: messages.addHush(name) }
}

/**
 * A result's card. `name` includes the marks that tell it from others of that name; `pin` is its
 * number on the drawing, null without one; `today` is the current day.
 */
export const toCard = (
  row: FoundProgram,
  name: string,
  found: Found,
  query: SearchQuery,
  pin: number | null,
  today: string,
) => ({
  id: row.program.slug,
  href: urls.program(row.program.slug, query.program),
  name: row.program.name,
  mark: name.slice(row.program.name.length),
  meta: [whereText(row, found), labelOf('level', row.program.level)]
    .filter((part) => part !== '')
    .join(' · '),
  why: matchReason(row.program, query, found),
  pin,
  kept: query.program.includes(row.program.slug),
  body: bodyOf(row.program, query.chosen.payment ?? [], today),
  choice: choiceOf(row.program, name, query),
})
