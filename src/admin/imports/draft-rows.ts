import type { Change, Conflict, Removal } from '../../catalog/editing/import-plan.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { Problem } from '../../catalog/text/problem.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import { toChangedFields } from '../../store/listings/diff.js'
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

/** New programs. */
export const newRows = (changes: readonly Change[], wanted: IsSelected) =>
  changes.map((change) => ({
    tick: tick(change, wanted),
    place: placeOf(change.listing),
    level: labelOf('level', change.listing.level),
    facts: messages.facts(Object.keys(change.listing.statements).length),
  }))

/** Conflicts between the file and editors, as table rows. */
export const conflictRows = (conflicts: readonly Conflict[]) =>
  conflicts.map(({ slug, field, kept, offered }) => ({
    slug,
    field: keyLabel(field),
    kept,
    offered,
  }))

/** Problems of the file with their line numbers, as table rows. */
export const problemRows = (problems: readonly Problem[]) =>
  problems.map(({ line, field, message }) => ({
    line: line === undefined ? messages.problem.noLine : String(line),
    field,
    message,
  }))
