import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'

const messages = say.search

/** A slug that the address chooses and no program has; `wasListed`: one had it once. */
export type MissingProgram = Readonly<{ slug: string; wasListed: boolean }>

const missingText = ({ slug, wasListed }: MissingProgram): string =>
  wasListed ? messages.notListed(slug) : say.problems.unknownProgram(slug)

/**
 * What a search ignored of its address, in sentences, each once: nothing is dropped silently.
 * `unknownAlone`: programs without stated hours were asked for, and no hours.
 */
export const ignoredNotes = (
  problems: readonly Problem[],
  missing: readonly MissingProgram[],
  unknownAlone: boolean,
): readonly string[] => [
  ...new Set([
    ...problems.map(({ message }) => message),
    ...missing.map(missingText),
    ...(unknownAlone ? [messages.hoursUnknownAlone] : []),
  ]),
]
