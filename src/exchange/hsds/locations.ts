import type { Location, Program } from '../../catalog/program/program.js'
import { say } from '../../messages/say.js'
import { hsdsId } from './ids.js'
import { stated } from './known-only.js'
import { hsdsServiceId } from './program-services.js'

/**
 * A place where one service is given. Places of several services are not taken for one: only their
 * addresses are alike. An address that is withheld has no point, not even its ZIP's: a map that
 * knows no more than HSDS would put a pin there.
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
    ...stated({
      name: say.facts.place(city, state),
      description: isDrawn || precision === 'withheld' ? say.hsds.points[precision] : null,
      latitude: isDrawn ? lat : null,
      longitude: isDrawn ? lon : null,
      // HSDS has no address without a street.
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

/** What a service at its place is known by. */
export const hsdsServiceAtLocationId = ({ slug }: Program): string =>
  hsdsId('service_at_location', slug)

/** Whether there is a place to go to: one is stated, and not all sessions are online. */
export const isAtPlace = ({ location, telehealth }: Program): boolean =>
  location !== null && telehealth !== 'virtual'

/**
 * A service at its place; null where there is none to go to. The place itself where it is asked for
 * whole.
 */
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
