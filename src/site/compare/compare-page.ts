import { noSharedLines, type SharedLines } from '../../catalog/program/answered-program.js'
import { contactWaysOf } from '../../catalog/program/contact-ways.js'
import type { Program } from '../../catalog/program/program.js'
import { type Comparison, type ComparisonRow, compare } from '../../catalog/search/comparison.js'
import { MOST_COMPARED } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { fields } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import { toDatedText } from '../../web/html/dated.js'
import type { Page } from '../../web/html/page.js'
import { urls } from '../../web/html/urls.js'
import { contactLink } from '../facts/contact-link.js'
import { marksApart, namesApart } from '../facts/disambiguate.js'
import { scopeText } from '../facts/fact-source.js'
import { hoursBar, hoursScale } from '../facts/hours-bar.js'
import { piecesOfAddress, piecesOfName } from '../facts/line-breaks.js'
import { noticesOf } from '../facts/notices.js'
import { missingText } from './compare-selection.js'

const messages = say.compare
const groups = ['decide', 'treatment', 'practical', 'standing'] as const
/**
 * Characters of a name that fit five lines of half a phone: with longer ones a pinned header would
 * cover too much of the screen.
 */
const MAX_PINNED_LENGTH = 60
/** A row's verdict in words: the programs differ, agree, or leave something open. */
const verdictOf = ({
  differs,
  unstated,
  cells,
}: ComparisonRow): Readonly<{ kind: string; text: string }> => {
  if (differs) return { kind: 'yes', text: messages.differs.different }
  if (unstated === cells.length) return { kind: 'open', text: messages.differs.neither }
  if (unstated > 0)
    return {
      kind: 'open',
      text: unstated === 1 ? messages.differs.open : messages.differs.openMany,
    }
  return { kind: 'same', text: messages.differs.same }
}

const fieldOf = new Map(fields.map((field) => [field.key as string, field]))
const cellsOf = (row: ComparisonRow, programs: readonly Program[], today: string) =>
  row.cells.map((text, i) => {
    const program = programs[i] as Program
    const field = fieldOf.get(row.key)
    const stated = text !== say.facts.notStated
    return {
      text: toDatedText(text, row.key === 'checked' ? program.checkedOn : null, today),
      stated,
      note: stated && field ? scopeText(field, program) : null,
      bar: row.key === 'hours' ? hoursBar(program) : null,
    }
  })

/**
 * A program's contact links, each with hidden text that makes it unique on the page for screen
 * readers.
 */
const waysOf = (program: Program, lines: SharedLines, name: string) =>
  contactWaysOf(program)
    .map((way) => contactLink(way, lines))
    .map((way) => ({
      ...way,
      pieces: way.external ? piecesOfAddress(way.text) : [way.text],
      hush: messages.wayHush(way.short, name),
    }))

const groupsOf = (
  { rows, programs }: Comparison,
  names: readonly string[],
  lines: readonly SharedLines[],
  onlyDifferences: boolean,
  today: string,
) =>
  groups
    .map((group) => ({
      title: say.facts.groups[group],
      head: group !== 'decide',
      intake:
        group === 'decide'
          ? programs.map((program, i) =>
              waysOf(program, lines[i] ?? noSharedLines, names[i] ?? program.name),
            )
          : null,
      rows: rows
        .filter((row) => row.group === group && (!onlyDifferences || row.differs))
        .map((row) => ({
          label: row.label,
          verdict: verdictOf(row),
          cells: cellsOf(row, programs, today),
        })),
    }))
    .filter(({ rows, intake }) => rows.length > 0 || intake !== null)

/** The search near the first program, keeping the selection: for choosing another one. */
const listAround = ([first, ...others]: readonly Program[]): string =>
  first
    ? urls.search({
        near: first.location && { kind: 'zip', zip: first.location.zip },
        program: [first, ...others].map(({ slug }) => slug),
      })
    : urls.search()

const emptyPage = (programs: readonly Program[], notes: readonly string[]): Page => {
  const [one] = programs
  return {
    template: 'site/compare/compare-empty',
    title: one ? messages.oneTitle : messages.noneTitle,
    view: {
      title: one ? messages.oneTitle : messages.noneTitle,
      notes,
      text: one ? messages.one(one.name) : messages.none,
      action: one ? messages.findSecond : messages.findFirst,
      href: listAround(programs),
    },
  }
}

/**
 * The comparison page as of `today`. `gone` are slugs that were listed once; `dropped` how many
 * exceeded the limit; `lines` says of each program who else has its numbers.
 */
export const comparePage = (
  programs: readonly Program[],
  gone: readonly string[],
  dropped: number,
  onlyDifferences: boolean,
  today: string,
  lines: readonly SharedLines[] = [],
): Page => {
  const notes = missingText({ gone, dropped }, messages)
  if (programs.length < 2) return emptyPage(programs, notes)
  const comparison = compare(programs)
  const names = namesApart(programs)
  const apart = marksApart(programs)
  const slugs = programs.map(({ slug }) => slug)
  const differences = comparison.rows.filter(({ differs }) => differs).length
  return {
    template: 'site/compare/compare',
    title: messages.tabTitle(names),
    view: {
      say: messages,
      scale: hoursScale,
      title: messages.title(programs.length),
      count: programs.length,
      scrolls: programs.length > 2,
      long: programs.some(({ name }) => name.length > MAX_PINNED_LENGTH),
      caption: messages.caption(names),
      notes,
      cautions: comparison.cautions,
      nothingDiffers: onlyDifferences && differences === 0,
      modes: [
        { href: urls.compare(slugs), text: messages.all, current: !onlyDifferences },
        {
          href: urls.compare(slugs, true),
          text: messages.onlyDifferences(differences),
          current: onlyDifferences,
        },
      ],
      questions: urls.callSheet(slugs),
      another: programs.length < MOST_COMPARED ? listAround(programs) : null,
      heads: programs.map((program, i) => ({
        name: piecesOfName(program.name),
        mark: (names[i] ?? '').slice(program.name.length),
        level: say.facts.levelAt(labelOf('level', program.level), (apart[i] ?? []).slice(1)),
        notices: noticesOf(program).map(({ short }) => short),
        href: urls.program(program.slug, slugs),
        remove: urls.compare(slugs.filter((other) => other !== program.slug)),
        hush: messages.removeHush(names[i] ?? program.name),
      })),
      columns: programs.length + 1,
      groups: groupsOf(comparison, names, lines, onlyDifferences, today),
      notStated: say.facts.notStated,
    },
  }
}
