import type { Listing } from '../../catalog/program/listing.js'
import { say } from '../../messages/say.js'
import { type Changes, type ImportRules, toChange, toNew } from '../listings/changes.js'
import { conflictsOf } from '../listings/conflicts.js'
import { toName } from '../listings/facility.js'
import { listedStatements } from '../listings/facility-statements.js'
import { fillUncoveredFacts, fillUncoveredFields } from '../listings/fill-silence.js'
import { takenBy, toNewListing } from '../listings/new-listing.js'
import { mapInSlices } from '../tables/in-slices.js'
import { toCoverage } from './coverage.js'
import type { DirectoryEdition } from './directory.js'
import { matchPrograms, unknownOf } from './match-programs.js'
import {
  type FoundProgram,
  foundPrograms,
  type KnownProgram,
  knownPrograms,
} from './matchable-programs.js'
import { isOfList, renewListing } from './renew-listing.js'
import { withheldNames, withholdStreet } from './withhold-street.js'

/** The newest imported edition, also by the absences it recorded; 0 for none. */
const newestYear = (known: readonly KnownProgram[]): number =>
  known.reduce(
    (newest, { listing: { edition } }) =>
      Math.max(newest, edition?.year ?? 0, edition?.absentSince ?? 0),
    0,
  )

type EditionPlanning = Readonly<{
  edition: DirectoryEdition
  known: readonly KnownProgram[]
  found: readonly FoundProgram[]
  rules: ImportRules
  /** Creates a listing for an unmatched program, from the edition `year`. */
  create: (program: FoundProgram, status: Listing['status'], absentSince: number | null) => Listing
  statements: (program: FoundProgram) => Listing['statements']
}>

const ownFieldsOf = ({ listed: { place } }: FoundProgram) => ({
  name: toName(place),
  organization: place.name1,
})

/** Conflicts with editors; an older edition reports them too, though it changes nothing. */
const conflictsWith = async (
  { list, year }: DirectoryEdition,
  matched: ReadonlyMap<FoundProgram, KnownProgram>,
  statements: EditionPlanning['statements'],
) => {
  const conflicts = await mapInSlices(matched, ([found, { listing }]) =>
    conflictsOf(listing, {
      statements: statements(found),
      own: ownFieldsOf(found),
      source: `${list}-${year}`,
    }),
  )
  return conflicts.flat()
}

const isListed = ({ listing: { edition } }: KnownProgram): boolean =>
  edition !== null && edition.absentSince === null

/** Only a complete edition can mark missing programs absent, and only in the states that it has. */
const planNewest = async ({
  edition,
  known,
  found,
  rules,
  create,
  statements,
}: EditionPlanning): Promise<Changes> => {
  const { list, year, places, speaks } = edition
  const coverage = toCoverage(known.filter(isListed), found, rules.isWhole)
  const states = new Set(coverage.states.map(({ state }) => state))
  const matched = matchPrograms(known, found)
  const had = await mapInSlices(found, (program) => {
    const before = matched.get(program)?.listing
    if (!before) return toNew(create(program, rules.publish ? 'published' : 'in-review', null))
    const listed = {
      ...program.listed,
      place: fillUncoveredFields(program.listed.place, before.place, speaks),
    }
    const said = fillUncoveredFacts(
      statements({ ...program, listed }),
      before.statements,
      (source) => isOfList(list, source),
      speaks,
    )
    return toChange(
      'changed',
      before,
      renewListing(before, listed, { list, year, absentSince: null }, said),
    )
  })
  const still = new Set(matched.values())
  const names = withheldNames(places.map(({ place }) => place))
  const lost = await mapInSlices(known, (program) => {
    const { listing } = program
    if (still.has(program) || listing.edition === null || listing.edition.year >= year) return []
    const isGone = coverage.isWhole && states.has(program.place.state)
    const edition = isGone
      ? { ...listing.edition, absentSince: listing.edition.absentSince ?? year }
      : listing.edition
    return [
      {
        kind: isGone ? ('absent' as const) : ('changed' as const),
        before: listing,
        ...withholdStreet({ ...listing, edition }, names, rules.pointOf),
      },
    ]
  })
  const gone = lost.flat()
  const left = gone.flatMap(({ kind, before, listing }) => toChange(kind, before, listing) ?? [])
  return {
    changes: [...had.filter((change) => change !== null), ...left],
    unchanged: had.filter((change) => change === null).length,
    conflicts: await conflictsWith(edition, matched, statements),
    problems: gone.flatMap(({ said }) => said),
    coverage,
  }
}

/** Plans an edition older than an imported one: it only adds unmatched programs, for review. */
const planOlder = async (
  { edition, known, found, rules, create, statements }: EditionPlanning,
  newest: number,
): Promise<Changes> => {
  const names = withheldNames(known.map(({ place }) => place))
  const added = await mapInSlices(unknownOf(known, found), (program) =>
    withholdStreet(create(program, 'in-review', newest), names, rules.pointOf),
  )
  return {
    changes: added.map(({ listing }) => toNew(listing)),
    unchanged: found.length - added.length,
    conflicts: await conflictsWith(edition, matchPrograms(known, found), statements),
    problems: added.flatMap(({ said }) => said),
    notes: rules.publish && added.length > 0 ? [say.fileProblems.olderWaits] : [],
  }
}

/** Affects only its own list's statements; those of other lists, editors and providers stay. */
export const planEdition = async (
  edition: DirectoryEdition,
  listings: readonly Listing[],
  rules: ImportRules,
): Promise<Changes> => {
  const { list, year } = edition
  const known = knownPrograms(listings).filter((program) => program.list === list)
  const found = foundPrograms(list, edition.places)
  const taken = takenBy(listings)
  const newest = newestYear(known)
  const statements = ({ listed }: FoundProgram) =>
    listedStatements(`${list}-${year}`, list, listed, rules.pointOf)
  const create: EditionPlanning['create'] = (program, status, absentSince) => ({
    ...toNewListing(program, taken, { status, edition: { list, year, absentSince } }),
    statements: statements(program),
  })
  const planning = { edition, known, found, rules, create, statements }
  const planned = await (year < newest ? planOlder(planning, newest) : planNewest(planning))
  return { ...planned, problems: [...edition.problems, ...planned.problems] }
}
