import { noSharedLines, type SharedLines } from '../../catalog/program/answered-program.js'
import type { Program } from '../../catalog/program/program.js'
import { labelOf, wordOf } from '../../catalog/vocabulary/vocabulary.js'
import { placeText } from '../../catalog/wording/fields.js'
import { editionText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import type { Page } from '../../web/html/page.js'
import { urls } from '../../web/html/urls.js'
import { agesBand } from '../facts/ages-band.js'
import { trayOf } from '../facts/compare-tray.js'
import { intakeOf } from '../facts/contact.js'
import { type FactGroup, factGroup } from '../facts/fact-group.js'
import { freshnessOf } from '../facts/freshness.js'
import { hoursBar, hoursScale } from '../facts/hours-bar.js'
import { noticesOf } from '../facts/notices.js'
import { weekPicture } from '../facts/week-picture.js'
import { compareLinkOf } from './compare-link.js'

const messages = say.program
const groups = ['decide', 'treatment', 'practical', 'standing'] as const

/** Keeps only the first group's note to ask about unstated facts: it applies to the whole page. */
const askOnce = (all: readonly FactGroup[]): readonly FactGroup[] => {
  const first = all.findIndex(({ ask }) => ask !== null)
  return all.map((group, i) => (i === first ? group : { ...group, ask: null }))
}

const placeOf = (program: Program): string | null =>
  program.telehealth === 'virtual' ? null : placeText(program)

/**
 * The program page: how to start, a week, then every fact with its source, as of `today`. `chosen`
 * is the selection for comparison, `above` are notices before its own, `lines` says who else has its
 * numbers.
 */
export const programPage = (
  program: Program,
  today: string,
  chosen: readonly Program[] = [],
  above: readonly string[] = [],
  lines: SharedLines = noSharedLines,
): Page => ({
  template: 'site/program/program',
  title: say.search.programTitle(program.name, program.level, placeOf(program)),
  tray: trayOf(chosen),
  view: {
    say: messages,
    scale: hoursScale,
    name: program.name,
    lead: messages.lead(
      labelOf('level', program.level),
      placeOf(program),
      wordOf('level', program.level)?.meaning ?? '',
    ),
    notices: [...above, ...noticesOf(program).map(({ text }) => text)],
    intake: intakeOf(program, lines, today),
    hours: hoursBar(program),
    week: weekPicture(program),
    ages: agesBand(program),
    freshness:
      program.checkedOn === null
        ? null
        : freshnessOf(
            Object.values(program.facts).map(({ checkedOn }) => checkedOn),
            today,
          ),
    onward: compareLinkOf(program, chosen),
    chosen: say.search.chosen,
    full: say.search.full,
    questions: urls.callSheet([program.slug]),
    report: { href: urls.report(program.slug), text: say.report.link },
    plainText: { href: urls.programText(program.slug), text: say.plainText.link },
    groups: askOnce(groups.map((group) => factGroup(program, group, today))),
    foot: [
      ...(Object.values(program.facts).some(({ scope }) => scope === 'facility')
        ? [messages.facility]
        : []),
      ...(program.edition
        ? [messages.fromList(editionText(`${program.edition.list}-${program.edition.year}`))]
        : []),
    ],
  },
})
