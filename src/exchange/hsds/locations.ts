import type { Location, Program } from '../../catalog/program/program.js'
import { say } from '../../messages/say.js'
import { hsdsId } from './ids.js'
import { dropUnknown } from './known-only.js'
import { hsdsServiceId } from './program-services.js'

/**
 * One service's location, not merged with others: only addresses are alike. A withheld one has no
 * coordinates, not even its ZIP's: HSDS consumers would put a pin there.
 */
export const hsdsLocation = (
  { slug }: Program,
  { street, city, state, zip, lat, lon, precision }: Location,
) => {
  const id = hsdsId('location', slug)
  const isDrawn = precision !== 'withheld' && lat !== null && lon !== null
  return {
    id,
    location_type: 'physical' as const,
    ...dropUnknown({
      name: say.facts.place(city, state),
      description: isDrawn || precision === 'withheld' ? say.hsds.points[precision] : null,
      latitude: isDrawn ? lat : null,
      longitude: isDrawn ? lon : null,
      // HSDS requires a street in an address.
      addresses:
        street === null || precision === 'withheld'
          ? []
          : [
              {
                id: hsdsId('address', slug),
                location_id: id,
                address_1: street,
                city,
                state_province: state,
                postal_code: zip,
                country: 'US',
                address_type: 'physical' as const,
              },
            ],
    }),
  }
}

/** The UUID of a service at its location. */
export const hsdsServiceAtLocationId = ({ slug }: Program): string =>
  hsdsId('service_at_location', slug)

/** Whether there is a place to go to: a location is stated, and not all sessions are online. */
export const isAtPlace = ({ location, telehealth }: Program): boolean =>
  location !== null && telehealth !== 'virtual'

/** A service_at_location; null without a place to go to. With `whole`, the location is nested. */
export const hsdsServiceAtLocation = (program: Program, whole: boolean) => {
  const { location } = program
  if (location === null || !isAtPlace(program)) return null
  const place = hsdsLocation(program, location)
  return {
    id: hsdsServiceAtLocationId(program),
    service_id: hsdsServiceId(program),
    location_id: place.id,
    ...(whole ? { location: place } : {}),
  }
}
