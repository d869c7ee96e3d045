import { contactWaysOf } from '../../catalog/program/contact-ways.js'
import type { Program } from '../../catalog/program/program.js'
import { say } from '../../messages/say.js'

/** What a reader must know before the facts: a sentence, and a short form for narrow columns. */
export type Notice = Readonly<{ text: string; short: string }>

/** The notice that the newest edition of its list no longer has the program; null otherwise. */
export const absentText = ({ edition }: Program): string | null =>
  edition?.absentSince
    ? say.facts.absentSince(say.facts.lists[edition.list] ?? edition.list, edition.absentSince)
    : null

/** What to do about a pause: suggests a call only where there is a number. */
const pausedText = (program: Program): string => {
  const ways = contactWaysOf(program).map(({ kind }) => kind)
  if (ways.some((kind) => kind === 'phone' || kind === 'intake-phone')) return say.program.paused
  return ways.length > 0 ? say.program.pausedToAsk : say.program.pausedUnreachable
}

/**
 * Notices that a program is a sample, is paused, or is missing from the newest edition; the same on
 * every page.
 */
export const noticesOf = (program: Program): readonly Notice[] => {
  const absent = absentText(program)
  return [
    ...(program.sample ? [{ text: say.program.sample, short: say.program.sampleShort }] : []),
    ...(program.status === 'paused'
      ? [{ text: pausedText(program), short: say.program.pausedShort }]
      : []),
    ...(absent && program.edition?.absentSince
      ? [{ text: absent, short: say.facts.absentShort(program.edition.absentSince) }]
      : []),
  ]
}
