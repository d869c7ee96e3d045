import { toTelephoneAddress } from '../catalog/phone.js'
import type { Program } from '../catalog/program.js'
import { questionsFor } from '../catalog/questions.js'
import { labelOf } from '../catalog/vocabulary.js'
import { say } from '../messages/say.js'
import type { Page } from '../web/page.js'
import { urls } from '../web/urls.js'
import { phoneText } from './way-link.js'

const t = say.callSheet

const sheetOf = (program: Program) => {
  const phone = program.intake.phone ?? program.phone
  return {
    id: program.slug,
    name: program.name,
    // A place often has two programs of one name.
    level: labelOf('level', program.level),
    phone: phone && { href: toTelephoneAddress(phone), text: phoneText(phone) },
    line: phone === null ? t.noPhone : program.intake.phone ? t.intakeLine : t.mainLine,
    questions: questionsFor(program).map(({ ask, known }) => ({ ask, known: known && t.known(known) })),
  }
}

/** Questions for each program, with room to write: what nobody stated, and what no listing can say. */
export const callSheetPage = (programs: readonly Program[]): Page => {
  const slugs = programs.map(({ slug }) => slug)
  const [only] = slugs
  return {
    template: 'site/call-sheet',
    title: t.title,
    view: {
      say: t,
      back:
        only === undefined
          ? null
          : slugs.length === 1
            ? { href: urls.program(only), text: t.backToProgram }
            : { href: urls.compare(slugs), text: t.back },
      search: urls.search(),
      sheets: programs.map(sheetOf),
    },
  }
}
