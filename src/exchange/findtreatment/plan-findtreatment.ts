import { lists } from '../../catalog/program/fact-schemas.js'
import { type Listing, toStanding } from '../../catalog/program/listing.js'
import type { Location } from '../../catalog/program/program.js'
import type { Statements } from '../../catalog/program/statements.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { type Changes, type ImportRules, toChange, toNew } from '../listings/changes.js'
import { conflictsOf } from '../listings/conflicts.js'
import { hasStreet, type Point } from '../listings/facility.js'
import {
  areNear,
  listedStatements,
  type PointOf,
  toStatements,
} from '../listings/facility-statements.js'
import { fillUncoveredFacts, fillUncoveredFields } from '../listings/fill-silence.js'
import { takenBy, toNewListing } from '../listings/new-listing.js'
import { replaceStatements } from '../listings/replace-statements.js'
import { unknownOf } from '../samhsa/match-programs.js'
import {
  type FoundProgram,
  foundPrograms,
  type KnownProgram,
  knownPrograms,
} from '../samhsa/matchable-programs.js'
import { withheldNames, withholdStreet } from '../samhsa/withhold-street.js'
import { mapInSlices } from '../tables/in-slices.js'
import type { Facility, FindTreatmentExport } from './export.js'
import { matchFacilities } from './match-facilities.js'

/** The greatest plausible distance of a facility's coordinates from the center of its ZIP. */
const NEAR_MILES = 8

const isOwn = (source: string): boolean => source.startsWith('samhsa-findtreatment-')
const withoutExports = (statements: Statements): Statements =>
  replaceStatements(statements, {}, isOwn)

/** A listing's location from sources other than exports. */
const locationOf = (listing: Listing): Location | null => {
  const { location } = withoutExports(listing.statements)
  return location ? (toStanding<'location'>(location)[0]?.value ?? null) : null
}

/** The facility's own coordinates, only where the street is known and the coordinates are not. */
const withCoordinates = (known: Location | null, point: Point | null): Location | undefined =>
  known &&
  point &&
  known.street !== null &&
  known.precision !== 'exact' &&
  known.precision !== 'withheld'
    ? { ...known, ...point, precision: 'exact' }
    : undefined

const hasNewerExport = ({ statements }: Listing, source: string): boolean =>
  Object.values(statements).some((all) =>
    all.some((one) => isOwn(one.source) && one.source > source),
  )

/** The first non-null value among facilities, those of the program's own survey first. */
const firstOf = <T>(
  { list }: KnownProgram,
  facilities: readonly Facility[],
  of: (facility: Facility) => T | null,
): T | null =>
  facilities
    .toSorted((a, b) => Number(b.list === list) - Number(a.list === list))
    .flatMap((one) => of(one) ?? [])[0] ?? null

/**
 * Website and coordinates, which no edition has; everything, if only exports brought the listing.
 * Null when it has nothing more to state, or a newer export was imported.
 */
const exportStatements = (
  program: KnownProgram,
  facilities: readonly Facility[],
  { source, speaks }: FindTreatmentExport,
  pointOf: PointOf,
): Statements | null => {
  const { listing, list } = program
  const filled = (said: Statements): Statements =>
    fillUncoveredFacts(said, listing.statements, isOwn, speaks)
  const own = facilities.find((facility) => facility.list === list)
  if (hasNewerExport(listing, source) || (listing.edition === null && !own)) return null
  if (listing.edition === null && own) {
    const listed = { ...own, place: fillUncoveredFields(own.place, listing.place, speaks) }
    return filled(listedStatements(source, list, listed, pointOf))
  }
  const [website, point] = [
    firstOf(program, facilities, (one) => one.website),
    firstOf(program, facilities, (one) => one.point),
  ]
  return filled(
    toStatements(source, {
      website: website ?? undefined,
      location: withCoordinates(locationOf(listing), point),
    }),
  )
}

/** Drops coordinates far from the center of their ZIP, or without a street or a ZIP to look up. */
const dropImplausiblePoint = (
  facility: Facility,
  pointOf: PointOf,
): Readonly<{ facility: Facility; said: readonly Problem[] }> => {
  const { point, place, line } = facility
  const middle = point && hasStreet(place) ? pointOf(place.zip) : null
  if (!point || (middle && areNear(middle, point, NEAR_MILES))) return { facility, said: [] }
  const said = middle
    ? [{ field: 'latitude', message: say.fileProblems.pointTooFar(NEAR_MILES), line }]
    : []
  return { facility: { ...facility, point: null }, said }
}

/** The export's programs that match no listing, not even by street and phone. */
const unmatchedPrograms = (
  known: readonly KnownProgram[],
  facilities: readonly Facility[],
): readonly FoundProgram[] =>
  lists.flatMap((list) =>
    unknownOf(
      known.filter((program) => program.list === list),
      foundPrograms(
        list,
        facilities.filter((facility) => facility.list === list),
      ),
    ),
  )

/** Plans websites and coordinates of known listings, and listings of programs on no other list. */
export const planFindTreatment = async (
  read: FindTreatmentExport,
  listings: readonly Listing[],
  { publish, pointOf }: ImportRules,
): Promise<Changes> => {
  const { source } = read
  const known = knownPrograms(listings)
  const believed = await mapInSlices(read.facilities, (facility) =>
    dropImplausiblePoint(facility, pointOf),
  )
  const facilities = believed.map(({ facility }) => facility)
  const had = await mapInSlices(matchFacilities(known, facilities), ([program, found]) => {
    const { listing } = program
    const said = exportStatements(program, found, read, pointOf)
    return {
      change:
        said &&
        toChange('changed', listing, {
          ...listing,
          statements: replaceStatements(listing.statements, said, isOwn),
        }),
      conflicts: said ? conflictsOf(listing, { statements: said, own: {}, source }) : [],
    }
  })
  const names = withheldNames(known.map(({ place }) => place))
  const taken = takenBy(listings)
  const added = await mapInSlices(unmatchedPrograms(known, facilities), (program) => {
    const statements = listedStatements(source, program.list, program.listed, pointOf)
    return withholdStreet(
      {
        ...toNewListing(program, taken, {
          status: publish ? 'published' : 'in-review',
          edition: null,
        }),
        statements,
      },
      names,
      pointOf,
    )
  })
  return {
    changes: [
      ...had.flatMap(({ change }) => change ?? []),
      ...added.map(({ listing }) => toNew(listing)),
    ],
    unchanged: had.filter(({ change }) => change === null).length,
    conflicts: had.flatMap(({ conflicts }) => conflicts),
    problems: [...read.problems, ...[...believed, ...added].flatMap(({ said }) => said)],
  }
}
