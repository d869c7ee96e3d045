import type { Program } from '../../catalog/program/program.js'
import { phoneText, toTelephoneAddress } from '../../catalog/text/phone.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { placeText } from '../../catalog/wording/fields.js'
import { questionsFor } from '../../catalog/wording/questions.js'
import { say } from '../../messages/say.js'
import type { Page } from '../../web/html/page.js'
import { urls } from '../../web/html/urls.js'
import { toDated } from '../facts/dated.js'
import { noticesOf } from '../facts/notices.js'
import { missingText } from './compare-selection.js'

const t = say.callSheet

const sheetOf = (program: Program, today: string) => {
  const phone = program.intake.phone ?? program.phone
  return {
    id: program.slug,
    name: program.name,
    // A place often has two programs of one name, and a name stands in several cities.
    level: say.facts.levelAt(
      labelOf('level', program.level),
      [placeText(program)].filter((place) => place !== null),
    ),
    notices: noticesOf(program).map(({ text }) => text),
    phone: phone && { href: toTelephoneAddress(phone), text: phoneText(phone) },
    line: phone === null ? t.noPhone : program.intake.phone ? t.intakeLine : t.mainLine,
    checked: toDated(
      program.checkedOn ? t.checked(say.facts.date(program.checkedOn)) : t.notChecked,
      program.checkedOn,
      today,
    ),
    questions: questionsFor(program).map(({ ask, known }) => ({
      ask,
      known: known && t.known(known),
    })),
  }
}

/**
 * What a caller says they look for: the level of care when all sheets are of one, so that the
 * sentence is true on each.
 */
const lookingFor = (programs: readonly Program[]): string => {
  const [level, ...others] = new Set(programs.map((program) => program.level))
  return level && others.length === 0 ? t.lookingFor[level] : t.lookingForAny
}

/**
 * Questions for each program, with room to write: what nobody answered in full, and what no listing
 * can say. `gone` are slugs that were listed once; `dropped` how many did not fit; `today` the day
 * that it is.
 */
export const callSheetPage = (
  programs: readonly Program[],
  gone: readonly string[],
  dropped: number,
  today: string,
): Page => {
  const slugs = programs.map(({ slug }) => slug)
  const [only] = slugs
  return {
    template: 'site/compare/call-sheet',
    title: t.title,
    view: {
      say: t,
      notes: missingText({ gone, dropped }, t),
      opening: t.opening(lookingFor(programs)),
      back:
        only === undefined
          ? null
          : slugs.length === 1
            ? { href: urls.program(only), text: t.backToProgram }
            : { href: urls.compare(slugs), text: t.back },
      search: urls.search(),
      sheets: programs.map((program) => sheetOf(program, today)),
    },
  }
}
