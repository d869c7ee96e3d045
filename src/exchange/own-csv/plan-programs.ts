import type { Conflict } from '../../catalog/editing/import-plan.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { type Listing, toStanding } from '../../catalog/program/listing.js'
import { mapFacts, type Statements, statementsOf } from '../../catalog/program/statements.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { isSlug } from '../../catalog/text/slug.js'
import { say } from '../../messages/say.js'
import { type Changes, type ImportRules, toChange, toNew } from '../listings/changes.js'
import { conflictsOf } from '../listings/conflicts.js'
import { grouped } from '../listings/grouped.js'
import { isEditors, mergeEditors, withoutEditors } from '../listings/keep-editor-statements.js'
import { reserveKeys, type TakenKeys, takenBy } from '../listings/new-listing.js'
import { replaceStatements } from '../listings/replace-statements.js'
import { inSlices, mapInSlices } from '../tables/in-slices.js'
import { attributeRow, type SourceFile } from './attribute-row.js'
import { lineStatements, type SpokenRow } from './line-statements.js'
import type { ProgramRows } from './read.js'

const messages = say.fileProblems

/** Of a program from no list: page, name there, level. It never changes, as slugs depend on it. */
const toOwnIdentity = ({ sources, name, level }: SpokenRow): string =>
  ['page', [...sources][0] ?? '', toComparable(name ?? ''), level]
    .map((part) => `${part}`.replaceAll('|', ' '))
    .join('|')

const statusOf = ({ status }: SpokenRow, publish: boolean): Listing['status'] =>
  publish && status !== 'in-review' ? (status === 'paused' ? 'paused' : 'published') : 'in-review'

const isPlaced = ({ statements: { location, area, statesServed } }: SpokenRow): boolean =>
  [location, area, statesServed].some(Boolean)

const toListing = (row: SpokenRow, taken: TakenKeys, publish: boolean): Listing => {
  const { name, level, place, edition, statements } = row
  if (name === null || level === null)
    throw new Error('only a line with a name and a level can be a new program')
  const where = statements.location?.[0]?.value ?? statements.area?.[0]?.value
  const given = row.slug !== null && isSlug(row.slug) ? row.slug : null
  return {
    ...reserveKeys(
      taken,
      row.identity ?? toOwnIdentity(row),
      [name, where?.city ?? '', where?.state ?? '', level],
      given,
    ),
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

/** Statements of each fact in standing order, which is all that their order means. */
const inOrder = (listing: Listing): Listing => ({
  ...listing,
  statements: mapFacts([listing.statements], (key) =>
    toStanding(statementsOf(listing.statements, key)),
  ),
})

const ownFieldsOf = ({ name, organization, status }: SpokenRow) => ({ name, organization, status })

/** Differing fields that only new programs take; those that an editor set are conflicts already. */
const unreadFieldProblems = (
  row: SpokenRow,
  known: Listing,
  said: readonly Conflict[],
): readonly Problem[] =>
  (['name', 'organization', 'status'] as const).flatMap((field) => {
    const isOther =
      row[field] !== null && row[field] !== known[field] && !said.some((one) => one.field === field)
    return isOther ? [{ field, message: messages.notReadHere(known[field]), line: row.line }] : []
  })

const refusalsOf = (row: SpokenRow, known: Listing | undefined): readonly Problem[] => [
  ...refusalsOfProgram(row, known),
  ...(row.unsourced ? [{ field: 'source', message: messages.missingSource, line: row.line }] : []),
]
const refusalsOfProgram = (
  { line, name, level }: SpokenRow,
  known: Listing | undefined,
): readonly Problem[] => {
  if (known)
    return level === null || level === known.level
      ? []
      : [{ field: 'level', message: messages.otherLevel(known.slug, known.level), line }]
  return Object.entries({ name, level }).flatMap(([field, value]) =>
    value === null ? [{ field, message: messages.missingOfProgram, line }] : [],
  )
}

/** Replaces its sources' statements of the facts that it covers; everything else stays. */
const applyRow = (
  { statements }: Listing,
  { statements: said, sources, keys }: SpokenRow,
): Statements => {
  const [spoken, silent] = [true, false].map((isSpoken) =>
    Object.fromEntries(
      Object.entries(statements).filter(([key]) => keys.has(key as FactKey) === isSpoken),
    ),
  ) as [Statements, Statements]
  return {
    ...silent,
    ...replaceStatements(
      spoken,
      withoutEditors(said),
      (source) => sources.has(source) && !isEditors(source),
    ),
  }
}

/**
 * A known program is found by slug, else identity, else name and level if the row says nothing new.
 * A row replaces its sources' statements, as far as its columns go; others, name and status stay.
 * Editors' statements are only added to, or replaced by a later check. Samples cannot be imported.
 */
export const planPrograms = async (
  read: ProgramRows,
  listings: readonly Listing[],
  { publish, pointOf }: ImportRules,
  file: SourceFile,
): Promise<Changes | { refused: readonly Problem[] }> => {
  const real = listings.filter(({ sample }) => !sample)
  const bySlug = new Map(real.map((listing) => [listing.slug, listing]))
  const byIdentity = new Map(real.map((listing) => [listing.identity, listing]))
  const byName = grouped(real, ({ name, level }) => `${level}|${toComparable(name)}`)
  const taken = takenBy(listings)
  const now = new Map<string, Listing>()
  const spoken = new Map<string, number>()
  const refused = [...read.refused]
  const problems = [...read.problems]
  const conflicts: Conflict[] = []
  /** Where a row contains nothing new; of several the first that no earlier row matched. */
  const sameNamed = (line: ProgramRows['rows'][number]): Listing | undefined =>
    byName
      .get(`${line.level}|${toComparable(line.name ?? '')}`)
      ?.find((one) => !now.has(one.identity) && lineStatements(line, one, pointOf).isEcho)

  for await (const line of inSlices(read.rows)) {
    // A row with its own slug is another program: two locations may share page and name.
    const named = line.slug !== null && isSlug(line.slug)
    const alone = lineStatements(line, null, pointOf)
    const identity = line.identity ?? toOwnIdentity(alone)
    const found =
      bySlug.get(line.slug ?? '') ?? byIdentity.get(named && line.identity === null ? '' : identity)
    const known = found ?? (named || line.identity !== null ? undefined : sameNamed(line))
    const current = known && (now.get(known.identity) ?? known)
    const asRead = current ? lineStatements(line, current, pointOf) : alone
    const refusals = refusalsOf(asRead, known)
    refused.push(...refusals)
    if (refusals.length > 0) continue
    const { row, problems: ofSources } = attributeRow(asRead, current ?? null, file)
    const listing = current ?? toListing({ ...row, identity }, taken, publish)
    problems.push(...row.problems, ...ofSources)
    if (!known && !isPlaced(row))
      problems.push({ field: 'state', message: messages.noPlace, line: row.line })
    const before = [...row.sources].flatMap(
      (source) => spoken.get(`${listing.identity}|${source}`) ?? [],
    )[0]
    if (before !== undefined) {
      problems.push({ field: 'line', message: messages.repeatedProgram(before), line: row.line })
      continue
    }
    for (const source of row.sources) spoken.set(`${listing.identity}|${source}`, row.line)
    const after = known
      ? { ...listing, statements: mergeEditors(applyRow(listing, row), row.statements) }
      : listing
    const said = conflictsOf(after, {
      statements: row.statements,
      own: ownFieldsOf(row),
      source: null,
    })
    conflicts.push(...said)
    if (current) problems.push(...unreadFieldProblems(row, current, said))
    now.set(listing.identity, after)
    bySlug.set(listing.slug, listing)
    byIdentity.set(listing.identity, listing)
  }
  if (refused.length > 0) return { refused }

  const first = new Map(real.map((listing) => [listing.identity, listing]))
  const changes = await mapInSlices(now.values(), (listing) => {
    const before = first.get(listing.identity)
    if (!before) return toNew(listing)
    return (
      toChange('changed', inOrder(before), inOrder(listing)) && {
        kind: 'changed' as const,
        listing,
        before,
      }
    )
  })
  return {
    changes: changes.filter((change) => change !== null),
    unchanged: changes.filter((change) => change === null).length,
    conflicts,
    problems,
  }
}
