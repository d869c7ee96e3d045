import { placeText } from '../catalog/fields.js'
import type { Program } from '../catalog/program.js'
import { labelOf } from '../catalog/vocabulary.js'
import { say } from '../messages/say.js'
import type { Page } from '../web/page.js'
import { urls } from '../web/urls.js'
import { absentText } from './card.js'
import { factGroup } from './fact-group.js'
import { editionText } from './fact-source.js'
import { hoursBar, hoursScale } from './hours-bar.js'
import { intakeOf } from './intake.js'
import { weekPicture } from './week-picture.js'

const t = say.program
const groups = ['decide', 'treatment', 'practical', 'standing'] as const

/** One program: how to start, the week it asks for, then every fact with its source. */
export const programPage = (program: Program): Page => ({
  template: 'site/program',
  title: program.name,
  view: {
    say: t,
    scale: hoursScale,
    name: program.name,
    lead: t.lead(labelOf('level', program.level), program.telehealth === 'virtual' ? null : placeText(program)),
    notices: [
      ...(program.sample ? [t.sample] : []),
      ...(program.status === 'paused' ? [t.paused] : []),
      ...[absentText(program)].filter((text) => text !== null),
    ],
    intake: intakeOf(program),
    hours: hoursBar(program),
    week: weekPicture(program),
    compare: urls.search({ near: program.location ? { kind: 'zip', zip: program.location.zip } : null, program: [program.slug] }),
    questions: urls.callSheet([program.slug]),
    groups: groups.map((group) => factGroup(program, group)),
    foot: [
      ...(Object.values(program.facts).some(({ scope }) => scope === 'facility') ? [t.facility] : []),
      ...(program.edition ? [t.fromList(editionText(`${program.edition.list}-${program.edition.year}`))] : []),
    ],
  },
})
