import type { PointOf } from '../../catalog/editing/form-values.js'
import type { Listing, Place } from '../../catalog/program/listing.js'
import { kindOf } from '../../catalog/program/source-kind.js'
import type { Statement } from '../../catalog/program/statements.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { hasStreet } from '../listings/facility.js'
import { toNameKey } from './match-programs.js'

/** The name keys of places without a street. */
export const withheldNames = (places: readonly Place[]): ReadonlySet<string> =>
  new Set(places.filter((place) => !hasStreet(place)).map(toNameKey))

const hasListedStreet = (said: Statement<'location'>): boolean =>
  kindOf(said) === 'samhsa' && said.value.street !== null

const withheld = (one: Statement<'location'>, pointOf: PointOf): Statement<'location'> => {
  const { lat, lon } = pointOf(one.value.zip) ?? { lat: null, lon: null }
  return { ...one, value: { ...one.value, street: null, lat, lon, precision: 'withheld' } }
}

/**
 * Removes a list's street when the newest edition withholds that address: somebody who must not be
 * found must not be found through an older file. What an editor or the provider states stays.
 */
export const withholdStreet = (
  listing: Listing,
  names: ReadonlySet<string>,
  pointOf: PointOf,
): Readonly<{ listing: Listing; said: readonly Problem[] }> => {
  const { place, name, statements } = listing
  const { location } = statements
  if (place === null || !names.has(toNameKey(place)) || !location?.some(hasListedStreet))
    return { listing, said: [] }
  return {
    listing: {
      ...listing,
      statements: {
        ...statements,
        location: location.map((one) => (hasListedStreet(one) ? withheld(one, pointOf) : one)),
      },
    },
    said: [
      { field: 'street1', message: say.fileProblems.nowWithheld(name, place.city, place.state) },
    ],
  }
}
