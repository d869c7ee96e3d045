import { fields, placeText } from '../catalog/fields.js'
import type { FactNote, Program } from '../catalog/program.js'
import { labelOf } from '../catalog/vocabulary.js'
import { waysIn } from '../catalog/way-in.js'
import { say } from '../messages/say.js'
import type { Page } from '../web/page.js'
import { urls } from '../web/urls.js'
import { absentText } from './card.js'
import { editionText, sourceOf } from './fact-source.js'
import { hoursBar } from './hours-bar.js'
import { wayLink } from './way-link.js'
import { weekPicture } from './week-picture.js'

const t = say.program
const groups = ['decide', 'treatment', 'practical', 'standing'] as const

/** Facts that stand below the one shown: who else said what. */
const alsoOf = (note: FactNote | undefined, text: (value: unknown) => string | null) =>
  (note?.also ?? []).flatMap((other) => {
    const said = text(other.value)
    return said ? [{ text: said, source: sourceOf(other) }] : []
  })

const factView = (program: Program, field: (typeof fields)[number]) => {
  const note = field.fact ? program.facts[field.fact] : undefined
  const text = field.text(program)
  const { fact } = field
  return {
    label: say.facts.labels[field.key],
    text: text ?? say.facts.notStated,
    stated: text !== null,
    source: text === null ? { text: say.facts.askThem, href: null } : note ? sourceOf(note) : null,
    words: note?.statedAs ? t.theirWords(note.statedAs) : null,
    also: fact ? alsoOf(note, (value) => field.text({ ...program, [fact]: value })) : [],
  }
}

const intakeView = (program: Program) => {
  const [best, ...others] = waysIn(program)
  const accepting = program.accepting && t.accepting[program.accepting]
  const source = program.facts.accepting
  return {
    accepting,
    firstVisit: program.startWithinDays === null ? null : t.firstVisit(say.facts.startWithin(program.startWithinDays)),
    acceptingSource: accepting && source ? sourceOf(source).text : null,
    best: best ? wayLink(best) : null,
    others: others.map(wayLink),
  }
}

/** One program: how to start, the week it asks for, then every fact with its source. */
export const programPage = (program: Program): Page => ({
  template: 'site/program',
  title: program.name,
  view: {
    say: t,
    name: program.name,
    lead: t.lead(labelOf('level', program.level), program.telehealth === 'virtual' ? null : placeText(program)),
    notices: [
      ...(program.sample ? [t.sample] : []),
      ...(program.status === 'paused' ? [t.paused] : []),
      ...[absentText(program)].filter((text) => text !== null),
    ],
    intake: intakeView(program),
    hours: hoursBar(program),
    week: weekPicture(program),
    compare: urls.search({ near: program.location ? { kind: 'zip', zip: program.location.zip } : null, program: [program.slug] }),
    questions: urls.callSheet([program.slug]),
    groups: groups.map((group) => ({
      id: group,
      title: t.groups[group],
      facts: fields.filter((field) => field.group === group).map((field) => factView(program, field)),
    })),
    listed: program.edition ? t.fromList(editionText(`${program.edition.list}-${program.edition.year}`)) : null,
  },
})
