import { contactWaysOf } from '../../catalog/program/contact-ways.js'
import type { Program } from '../../catalog/program/program.js'
import { phoneText } from '../../catalog/text/phone.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { type Field, fields, placeText } from '../../catalog/wording/fields.js'
import { whoText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import { hasWrongNumber } from '../facts/contact.js'
import { scopeText } from '../facts/fact-source.js'
import { noticesOf } from '../facts/notices.js'

const messages = say.plainText
/** Mail and messages break longer lines in their middle. */
const LINE_WIDTH = 72

/**
 * Wraps text at spaces; continuation lines are indented by two. An address is never broken, since
 * it would not open.
 */
const wrap = (text: string): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last === undefined) lines.push(word)
    else if (`${last} ${word}`.length <= LINE_WIDTH) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`  ${word}`)
  }
  return lines
}

/** The fields sent: those people decide by, treatment, and location. The rest is on the page. */
const isSent = (field: Field): boolean =>
  field.group === 'decide' || ['weeks', 'modality', 'location', 'cost'].includes(field.key)

const factLine = (program: Program, field: Field): string => {
  const text = field.text(program)
  const scope = text === null ? null : scopeText(field, program)
  return messages.line(
    field.label,
    text === null ? say.facts.notStated : scope === null ? text : messages.scoped(text, scope),
  )
}

/** Every contact, addresses in full; "Not stated" for an intake without any. */
const wayLines = (program: Program): readonly string[] => {
  const ways = contactWaysOf(program)
  const lines = ways.map(({ kind, to }) =>
    messages.line(
      messages.ways[kind],
      kind === 'phone' || kind === 'intake-phone' ? phoneText(to) : to,
    ),
  )
  const all =
    program.intake.phone || program.intake.url
      ? lines
      : [messages.line(messages.intake, say.facts.notStated), ...lines]
  return hasWrongNumber(program) ? [...all, say.program.numberWrong] : all
}

const sourceLine = ({ facts }: Program): string => {
  const sources = [...new Set(Object.values(facts).map(whoText))]
  return messages.line(
    messages.said,
    sources.length === 0 ? say.facts.notStated : say.facts.list(sources),
  )
}
const checkedLine = ({ checkedOn }: Program): string =>
  messages.line(
    say.facts.labels.checked,
    checkedOn ? say.facts.date(checkedOn) : messages.notChecked,
  )

/**
 * A program as plain text, wrapped at 72 characters except for addresses. `page` is the absolute
 * URL of its page. Derived from the program alone: nothing of a search or of other programs can
 * leak into it. Dates are absolute, since it is read later.
 */
export const plainProgram = (program: Program, page: string): string => {
  const place = program.telehealth === 'virtual' ? null : placeText(program)
  const blocks: readonly (readonly string[])[] = [
    [
      program.name,
      place === null
        ? labelOf('level', program.level)
        : messages.levelIn(labelOf('level', program.level), place),
    ],
    noticesOf(program).map(({ text }) => text),
    [messages.reach, ...wayLines(program)],
    [messages.facts, ...fields.filter(isSent).map((field) => factLine(program, field))],
    [messages.ask],
    [sourceLine(program), checkedLine(program), messages.line(messages.page, page)],
    [messages.confirm, messages.crisis],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.flatMap(wrap).join('\n'))
    .join('\n\n')}\n`
}
