import type { Change, Conflict, Removal } from '../../catalog/editing/import-plan.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { Problem } from '../../catalog/text/problem.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import { toChangedFields } from '../../store/listings/diff.js'
import { type Table, toTable } from '../../web/html/table.js'
import { urls } from '../../web/html/urls.js'
import { changeLines, keyLabel } from '../history/change-text.js'

const messages = say.adminImports.draft
type IsSelected = (slug: string) => boolean

const tick = ({ listing: { slug, name } }: Pick<Change, 'listing'>, wanted: IsSelected) => ({
  value: slug,
  checked: wanted(slug),
  label: messages.take(name),
})

const placeOf = ({ statements, place }: Listing): string => {
  const where = statements.location?.[0]?.value ?? statements.area?.[0]?.value ?? place
  return where ? [where.city, where.state].filter(Boolean).join(', ') : ''
}
const isVisible = ({ status }: Listing): boolean => status === 'published' || status === 'paused'

/** Changed programs with each field and fact before and after. */
export const changedGroups = (changes: readonly Change[], wanted: IsSelected) =>
  changes.map((change) => ({
    tick: tick(change, wanted),
    title: messages.see,
    note: [placeOf(change.listing), labelOf('level', change.listing.level)]
      .filter(Boolean)
      .join(' · '),
    href: change.before && isVisible(change.before) ? urls.program(change.before.slug) : null,
    lines: changeLines(toChangedFields(change.before, change.listing)).map(({ kept, ...line }) => ({
      ...line,
      kept: kept && messages.stillShown(kept.text, kept.by ?? ''),
    })),
  }))

/** Programs with their removals, relative to the other changes. */
export const removedGroups = (removals: readonly Removal[], wanted: IsSelected) =>
  changedGroups(
    removals.map(({ kept, listing }) => ({ kind: 'changed', before: kept, listing })),
    wanted,
  )

/** New programs, each with its checkbox. */
export const newTable = (changes: readonly Change[], wanted: IsSelected): Table =>
  toTable({
    caption: messages.groups.new,
    columns: [messages.conflict.program, messages.place, messages.level, messages.stated],
    rows: changes.map((change) => [
      { text: messages.take(change.listing.name), tick: tick(change, wanted) },
      placeOf(change.listing),
      labelOf('level', change.listing.level),
      messages.facts(Object.keys(change.listing.statements).length),
    ]),
  })

/** Conflicts between the file and editors. */
export const conflictTable = (conflicts: readonly Conflict[]): Table =>
  toTable({
    caption: messages.conflict.caption,
    columns: [
      messages.conflict.program,
      { text: messages.conflict.field, look: 'short' },
      messages.conflict.kept,
      messages.conflict.offered,
    ],
    rows: conflicts.map(({ slug, field, kept, offered }) => [
      slug,
      keyLabel(field),
      { text: kept.text, by: kept.who },
      { text: offered.text, by: offered.who },
    ]),
  })

/** Problems of the file with their line numbers. */
export const problemTable = (problems: readonly Problem[]): Table =>
  toTable({
    caption: messages.problem.caption,
    columns: [messages.problem.line, messages.problem.field, messages.problem.message],
    rows: problems.map(({ line, field, message }) => [
      line === undefined ? messages.problem.noLine : String(line),
      field,
      message,
    ]),
  })
