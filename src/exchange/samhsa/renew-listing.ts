import type { List } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { Edition } from '../../catalog/program/program.js'
import type { Statements } from '../../catalog/program/statements.js'
import { isStruck } from '../../catalog/program/struck-out.js'
import { hasStreet, type ListedPlace, toName } from '../listings/facility.js'
import { replaceStatements } from '../listings/replace-statements.js'

/** Whether a source is an edition of a list. */
export const isOfList = (list: List, source: string): boolean => source.startsWith(`${list}-`)
/** Exports give coordinates, which would reveal a place whose list now withholds it. */
const givesCoordinates = (source: string): boolean => source.startsWith('samhsa-findtreatment-')

/** Struck-out streets are dropped too: nothing of an old address stays. */
const withoutOthersPoint = ({ location, ...rest }: Statements): Statements => {
  const left = location?.filter((one) => !givesCoordinates(one.source) && !isStruck(one)) ?? []
  return left.length === 0 ? rest : { ...rest, location: left }
}

/** Replaces the list's statements; identity, slug and status stay, as do names changed since. */
export const renewListing = (
  before: Listing,
  { place }: ListedPlace,
  edition: Edition,
  said: Statements,
): Listing => {
  const statements = hasStreet(place) ? before.statements : withoutOthersPoint(before.statements)
  const was = before.place
  return {
    ...before,
    name: was === null || before.name === toName(was) ? toName(place) : before.name,
    organization:
      was === null || before.organization === was.name1 ? place.name1 : before.organization,
    place,
    edition,
    statements: replaceStatements(statements, said, (source) => isOfList(edition.list, source)),
  }
}
