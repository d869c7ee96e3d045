import { noSharedLines, type SharedLines } from '../../catalog/program/answered-program.js'
import type { Program } from '../../catalog/program/program.js'
import { phoneText, toTelephoneAddress } from '../../catalog/text/phone.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { placeText } from '../../catalog/wording/fields.js'
import { questionsFor } from '../../catalog/wording/questions.js'
import { say } from '../../messages/say.js'
import { toDatedText } from '../../web/html/dated.js'
import type { Page } from '../../web/html/page.js'
import { urls } from '../../web/html/urls.js'
import { sharedText } from '../facts/contact-link.js'
import { noticesOf } from '../facts/notices.js'
import { missingText } from './compare-selection.js'

const messages = say.callSheet

const sheetOf = (program: Program, lines: SharedLines, today: string) => {
  const phone = program.intake.phone ?? program.phone
  return {
    id: program.slug,
    name: program.name,
    // A facility often has two programs of one name, and one name exists in several cities.
    level: say.facts.levelAt(
      labelOf('level', program.level),
      [placeText(program)].filter((place) => place !== null),
    ),
    notices: noticesOf(program).map(({ text }) => text),
    phone: phone && { href: toTelephoneAddress(phone), text: phoneText(phone) },
    line:
      phone === null
        ? messages.noPhone
        : program.intake.phone
          ? messages.intakeLine
          : messages.mainLine,
    shared: sharedText(program.intake.phone ? 'intake-phone' : 'phone', lines),
    checked: toDatedText(
      program.checkedOn ? messages.checked(say.facts.date(program.checkedOn)) : messages.notChecked,
      program.checkedOn,
      today,
    ),
    questions: questionsFor(program).map(({ ask, known, toConfirm }) => ({
      ask,
      known: known && (toConfirm ? messages.toConfirm(known) : messages.known(known)),
    })),
  }
}

/**
 * What a caller says they look for: the level of care if all sheets are of one, so that the
 * sentence is true on each.
 */
const lookingFor = (programs: readonly Program[]): string => {
  const [level, ...others] = new Set(programs.map((program) => program.level))
  return level && others.length === 0 ? messages.lookingFor[level] : messages.lookingForAny
}

/**
 * The call sheet: questions for each program, with room to write: those not fully answered, and
 * what no listing can say. `gone` are slugs that were listed once; `dropped` how many exceeded the
 * limit; `today` the current day; `lines` says of each program who else has its numbers.
 */
export const callSheetPage = (
  programs: readonly Program[],
  gone: readonly string[],
  dropped: number,
  today: string,
  lines: readonly SharedLines[] = [],
): Page => {
  const slugs = programs.map(({ slug }) => slug)
  const [only] = slugs
  return {
    template: 'site/compare/call-sheet',
    title: messages.title,
    view: {
      say: messages,
      notes: missingText({ gone, dropped }, messages),
      opening: messages.opening(lookingFor(programs)),
      back:
        only === undefined
          ? null
          : slugs.length === 1
            ? { href: urls.program(only), text: messages.backToProgram }
            : { href: urls.compare(slugs), text: messages.back },
      search: urls.search(),
      sheets: programs.map((program, i) => sheetOf(program, lines[i] ?? noSharedLines, today)),
    },
  }
}
