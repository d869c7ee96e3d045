import { contactWaysOf } from '../../catalog/program/contact-ways.js'
import type { Program } from '../../catalog/program/program.js'
import { type Comparison, type ComparisonRow, compare } from '../../catalog/search/comparison.js'
import { MOST_COMPARED } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { fields } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import type { Page } from '../../web/html/page.js'
import { urls } from '../../web/html/urls.js'
import { missingText } from '../facts/compare-selection.js'
import { wayLink } from '../facts/contact-link.js'
import { type On, toOn } from '../facts/dated.js'
import { marksApart, namesApart } from '../facts/disambiguate.js'
import { scopeText } from '../facts/fact-source.js'
import { type HoursBar, hoursBar, hoursScale } from '../facts/hours-bar.js'
import { piecesOfAddress, piecesOfName } from '../facts/line-breaks.js'
import { noticesOf } from '../facts/notices.js'

const t = say.compare
const groups = ['decide', 'treatment', 'practical', 'standing'] as const
/**
 * Letters of a name that fit five lines of half a phone: a header of longer ones would take too
 * much of its screen to be pinned.
 */
const MOST_PINNED = 60
type Cell = Readonly<{
  text: string
  on: On | null
  stated: boolean
  note: string | null
  bar: HoursBar | null
}>

/** In words: whether the programs differ, say the same, or leave something open. */
const verdictOf = ({
  differs,
  unstated,
  cells,
}: ComparisonRow): Readonly<{ kind: string; text: string }> => {
  if (differs) return { kind: 'yes', text: t.differs.different }
  if (unstated === cells.length) return { kind: 'open', text: t.differs.neither }
  if (unstated > 0)
    return { kind: 'open', text: unstated === 1 ? t.differs.open : t.differs.openMany }
  return { kind: 'same', text: t.differs.same }
}

const fieldOf = new Map(fields.map((field) => [field.key as string, field]))
const cellsOf = (
  row: ComparisonRow,
  programs: readonly Program[],
  today: string,
): readonly Cell[] =>
  row.cells.map((text, i) => {
    const program = programs[i] as Program
    const field = fieldOf.get(row.key)
    const stated = text !== say.facts.notStated
    const on = row.key === 'checked' && program.checkedOn ? toOn(program.checkedOn, today) : null
    return {
      text,
      on,
      stated,
      note: stated && field ? scopeText(field, program) : null,
      bar: row.key === 'hours' ? hoursBar(program) : null,
    }
  })

/**
 * The links of one program, each with what tells it from all others of the page to who hears links
 * alone.
 */
const waysOf = (program: Program, name: string) =>
  contactWaysOf(program)
    .map(wayLink)
    .map((way) => ({
      ...way,
      pieces: way.external ? piecesOfAddress(way.text) : [way.text],
      hush: t.wayHush(way.short, name),
    }))

const groupsOf = (
  { rows, programs }: Comparison,
  names: readonly string[],
  onlyDifferences: boolean,
  today: string,
) =>
  groups
    .map((group) => ({
      title: say.facts.groups[group],
      head: group !== 'decide',
      intake:
        group === 'decide'
          ? programs.map((program, i) => waysOf(program, names[i] ?? program.name))
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

/** The list around the first program, the chosen ones kept: where one more is found. */
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
    title: one ? t.oneTitle : t.noneTitle,
    view: {
      title: one ? t.oneTitle : t.noneTitle,
      notes,
      text: one ? t.one(one.name) : t.none,
      action: one ? t.findSecond : t.findFirst,
      href: listAround(programs),
    },
  }
}

/**
 * Programs side by side, on the day `today`. `gone` are slugs that were listed once; `dropped` how
 * many did not fit.
 */
export const comparePage = (
  programs: readonly Program[],
  gone: readonly string[],
  dropped: number,
  onlyDifferences: boolean,
  today: string,
): Page => {
  const notes = missingText({ gone, dropped }, t)
  if (programs.length < 2) return emptyPage(programs, notes)
  const comparison = compare(programs)
  const names = namesApart(programs)
  const apart = marksApart(programs)
  const slugs = programs.map(({ slug }) => slug)
  const differences = comparison.rows.filter(({ differs }) => differs).length
  return {
    template: 'site/compare/compare',
    title: t.tabTitle(names),
    view: {
      say: t,
      scale: hoursScale,
      title: t.title(programs.length),
      count: programs.length,
      scrolls: programs.length > 2,
      long: programs.some(({ name }) => name.length > MOST_PINNED),
      caption: t.caption(names),
      notes,
      cautions: comparison.cautions,
      nothingDiffers: onlyDifferences && differences === 0,
      modes: [
        { href: urls.compare(slugs), text: t.all, current: !onlyDifferences },
        {
          href: urls.compare(slugs, true),
          text: t.onlyDifferences(differences),
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
        hush: t.removeHush(names[i] ?? program.name),
      })),
      columns: programs.length + 1,
      groups: groupsOf(comparison, names, onlyDifferences, today),
      notStated: say.facts.notStated,
    },
  }
}
