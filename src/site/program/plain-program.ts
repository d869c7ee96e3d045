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

const t = say.plainText
/** Mail and messages break longer lines in their middle. */
const WIDTH = 72

/**
 * Breaks a text at its blanks; what belongs to a line begins below it with two blanks. An address
 * is never broken, since it would not open.
 */
const wrap = (text: string): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last === undefined) lines.push(word)
    else if (`${last} ${word}`.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`  ${word}`)
  }
  return lines
}

/** What is sent: what people decide by, how they treat, and where. The rest is on the page. */
const sent = (field: Field): boolean =>
  field.group === 'decide' || ['weeks', 'modality', 'location', 'cost'].includes(field.key)

const factLine = (program: Program, field: Field): string => {
  const text = field.text(program)
  const scope = text === null ? null : scopeText(field, program)
  return t.line(
    field.label,
    text === null ? say.facts.notStated : scope === null ? text : t.scoped(text, scope),
  )
}

/**
 * Every way to reach the program, addresses in full; "Not stated" for an intake that nobody named.
 */
const wayLines = (program: Program): readonly string[] => {
  const ways = contactWaysOf(program)
  const lines = ways.map(({ kind, to }) =>
    t.line(t.ways[kind], kind === 'phone' || kind === 'intake-phone' ? phoneText(to) : to),
  )
  const all =
    program.intake.phone || program.intake.url
      ? lines
      : [t.line(t.intake, say.facts.notStated), ...lines]
  return hasWrongNumber(program) ? [...all, say.program.numberWrong] : all
}

const sourceLine = ({ facts }: Program): string => {
  const sources = [...new Set(Object.values(facts).map(whoText))]
  return t.line(t.said, sources.length === 0 ? say.facts.notStated : say.facts.list(sources))
}
const checkedLine = ({ checkedOn }: Program): string =>
  t.line(say.facts.labels.checked, checkedOn ? say.facts.date(checkedOn) : t.notChecked)

/**
 * A program as plain text to send to somebody, in lines of at most 72 characters, addresses aside.
 * `page` is the whole address of its page. It follows from the program alone: nothing of a search,
 * nor of other programs, can be in it. Dates stand alone, since it is read later.
 */
export const plainProgram = (program: Program, page: string): string => {
  const place = program.telehealth === 'virtual' ? null : placeText(program)
  const blocks: readonly (readonly string[])[] = [
    [
      program.name,
      place === null
        ? labelOf('level', program.level)
        : t.levelIn(labelOf('level', program.level), place),
    ],
    noticesOf(program).map(({ text }) => text),
    [t.reach, ...wayLines(program)],
    [t.facts, ...fields.filter(sent).map((field) => factLine(program, field))],
    [t.ask],
    [sourceLine(program), checkedLine(program), t.line(t.page, page)],
    [t.confirm, t.crisis],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.flatMap(wrap).join('\n'))
    .join('\n\n')}\n`
}
