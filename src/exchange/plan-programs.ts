import type { Statement, Statements } from '../catalog/facts.js'
import type { Conflict } from '../catalog/import-plan.js'
import { type Listing, toStanding } from '../catalog/listing.js'
import { toComparable } from '../catalog/plain-text.js'
import type { Problem } from '../catalog/problem.js'
import type { FactKey } from '../catalog/program.js'
import { isSlug, toSlug } from '../catalog/slug.js'
import { say } from '../messages/say.js'
import { attributed, type SayingFile } from './attribute-row.js'
import { type Changes, type ImportRules, toChange, toNew } from './changes.js'
import { conflictsOf } from './conflicts.js'
import { isEditors, mergeEditors, withoutEditors } from './merge-editors.js'
import { firstFree, type Taken, takenBy } from './new-listing.js'
import type { ProgramRows, ReadRow } from './read-program-rows.js'
import { replaceStatements } from './replace-statements.js'

const t = say.imports

/** Identity of a program that no list brought: the page that speaks of it, its name there, its level. It never changes, and slugs hang on it. */
const toOwnIdentity = ({ sources, name, level }: ReadRow): string =>
  ['page', [...sources][0] ?? '', toComparable(name ?? ''), level].map((part) => `${part}`.replaceAll('|', ' ')).join('|')

const statusOf = ({ status }: ReadRow, publish: boolean): Listing['status'] =>
  publish && status !== 'in-review' ? (status === 'paused' ? 'paused' : 'published') : 'in-review'

const isPlaced = ({ statements: { location, area, statesServed } }: ReadRow): boolean => [location, area, statesServed].some(Boolean)

const toListing = (row: ReadRow, taken: Taken, publish: boolean): Listing => {
  const { name, level, place, edition, statements } = row
  if (name === null || level === null) throw new Error('only a line with a name and a level can be a new program')
  const numbered = (text: string, attempt: number): string => (attempt === 1 ? text : `${text}|${attempt}`)
  const identity = firstFree(taken.identities, (attempt) => numbered(row.identity ?? toOwnIdentity(row), attempt))
  const where = statements.location?.[0]?.value ?? statements.area?.[0]?.value
  const given = row.slug !== null && isSlug(row.slug) ? row.slug : null
  const slug = firstFree(taken.slugs, (attempt) =>
    attempt === 1 && given !== null ? given : toSlug([name, where?.city ?? '', where?.state ?? '', level], numbered(identity, attempt)),
  )
  return {
    identity,
    slug,
    status: statusOf(row, publish),
    level,
    name,
    organization: row.organization ?? name,
    place,
    edition,
    sample: false,
    statements,
  }
}

/** The statements of each fact in the order in which they stand, which is all that their order means. */
const inOrder = (listing: Listing): Listing => ({
  ...listing,
  statements: Object.fromEntries(
    Object.entries(listing.statements).map(([key, all]) => [key, toStanding(all as readonly Statement<FactKey>[])]),
  ) as Statements,
})

const ownOf = ({ name, organization, status }: ReadRow) => ({ name, organization, status })

/** Columns that say something else of a known program than it has, and are read for new ones alone. What an editor set is a conflict already. */
const notReadOf = (row: ReadRow, known: Listing, said: readonly Conflict[]): readonly Problem[] =>
  (['name', 'organization', 'status'] as const).flatMap((field) => {
    const isOther = row[field] !== null && row[field] !== known[field] && !said.some((one) => one.field === field)
    return isOther ? [{ field, message: t.notReadHere(known[field]), line: row.line }] : []
  })

/** What keeps a line from being a program, as problems of its own. */
const refusalsOf = ({ line, name, level }: ReadRow, known: Listing | undefined): readonly Problem[] => {
  if (known) return level === null || level === known.level ? [] : [{ field: 'level', message: t.otherLevel(known.slug, known.level), line }]
  return Object.entries({ name, level }).flatMap(([field, value]) => (value === null ? [{ field, message: t.missingOfProgram, line }] : []))
}

/**
 * What our own CSV would do. A known program is found by its slug, else by its identity: what a line's sources state there is replaced by
 * the line, everybody else's statements stay, and so do name and status. What editors state is only added to, or replaced by what was checked
 * on a later day. Samples are nobody's to import.
 */
export const planPrograms = (
  read: ProgramRows,
  listings: readonly Listing[],
  { publish }: ImportRules,
  file: SayingFile,
): Changes | { refused: readonly Problem[] } => {
  const real = listings.filter(({ sample }) => !sample)
  const bySlug = new Map(real.map((listing) => [listing.slug, listing]))
  const byIdentity = new Map(real.map((listing) => [listing.identity, listing]))
  const taken = takenBy(listings)
  const now = new Map<string, Listing>()
  const spoken = new Map<string, number>()
  const refused = [...read.refused]
  const problems = [...read.problems]
  const conflicts: Conflict[] = []

  for (const asRead of read.rows) {
    // A line with a slug of its own is another program than one of the same page and name: two places may share both.
    const named = asRead.slug !== null && isSlug(asRead.slug)
    const identity = asRead.identity ?? toOwnIdentity(asRead)
    const known = bySlug.get(asRead.slug ?? '') ?? byIdentity.get(named && asRead.identity === null ? '' : identity)
    const refusals = refusalsOf(asRead, known)
    refused.push(...refusals)
    if (refusals.length > 0) continue
    const current = known && (now.get(known.identity) ?? known)
    const { row, problems: ofSources } = attributed(asRead, current ?? null, file)
    const listing = current ?? toListing({ ...row, identity }, taken, publish)
    problems.push(...ofSources)
    if (!known && !isPlaced(row)) problems.push({ field: 'state', message: t.noPlace, line: row.line })
    const before = [...row.sources].flatMap((source) => spoken.get(`${listing.identity}|${source}`) ?? [])[0]
    if (before !== undefined) {
      problems.push({ field: 'line', message: t.repeatedProgram(before), line: row.line })
      continue
    }
    for (const source of row.sources) spoken.set(`${listing.identity}|${source}`, row.line)
    const others = replaceStatements(listing.statements, withoutEditors(row.statements), (source) => row.sources.has(source) && !isEditors(source))
    const after = { ...listing, statements: mergeEditors(others, row.statements) }
    const said = conflictsOf(after, { statements: row.statements, own: ownOf(row), source: null })
    conflicts.push(...said)
    if (current) problems.push(...notReadOf(row, current, said))
    now.set(listing.identity, after)
    bySlug.set(listing.slug, listing)
    byIdentity.set(listing.identity, listing)
  }
  if (refused.length > 0) return { refused }

  const first = new Map(real.map((listing) => [listing.identity, listing]))
  const changes = [...now.values()].map((listing) => {
    const before = first.get(listing.identity)
    if (!before) return toNew(listing)
    return toChange('changed', inOrder(before), inOrder(listing)) && { kind: 'changed' as const, listing, before }
  })
  return {
    changes: changes.filter((change) => change !== null),
    unchanged: changes.filter((change) => change === null).length,
    conflicts,
    problems,
  }
}
