import { toComparableOrganization } from '../text/organization-name.js'
import { toHash } from '../text/slug.js'
import { toComparableStreet } from '../text/street.js'
import { placeOf } from './facets.js'
import type { Program } from './program.js'

/** Five bits each: two of a million places have the same one in one directory of two millions. */
const ID_LENGTH = 12

/** Building and ZIP, `100 n main st|43215`; null where no street is known, or it is withheld. */
const buildingOf = ({ location }: Program): string | null => {
  if (location === null || location.street === null || location.precision === 'withheld')
    return null
  const street = toComparableStreet(location.street)
  return street === '' ? null : `${street}|${location.zip}`
}

/**
 * The place of a program, the same for every listing of one organization in one building: 12
 * letters and digits that follow from its street (without suite), ZIP and organization alone.
 * Another organization there is another place. Null where no street is known.
 */
export const placeIdOf = (program: Program): string | null => {
  const building = buildingOf(program)
  return (
    building && toHash(`${toComparableOrganization(program.organization)}|${building}`, ID_LENGTH)
  )
}

/**
 * Where somebody would have to go: the building, whoever is in it, or without a street what an
 * organization has in a city. Two spellings of one organization's name are one site by this.
 */
export const siteOf = (program: Program): string => {
  const { city = null, state = '' } = placeOf(program) ?? {}
  return (
    buildingOf(program) ??
    [toComparableOrganization(program.organization), city?.toLowerCase() ?? '', state].join('|')
  )
}
