import type { Program } from '../../catalog/program/program.js'
import { stated } from './known-only.js'
import { hsdsServiceAtLocation } from './locations.js'
import { hsdsOrganization, type NamedOrganization } from './organizations.js'
import { hsdsService, hsdsServiceId, hsdsServiceLists } from './program-services.js'
import { hsdsAttributes } from './taxonomies.js'

/**
 * A service with all that belongs to it: phones, schedules, languages, areas, its organization,
 * where it is, and its words.
 */
export const hsdsWholeService = (program: Program, organization: NamedOrganization) => {
  const place = hsdsServiceAtLocation(program, true)
  return {
    ...hsdsService(program),
    organization: hsdsOrganization(organization),
    ...hsdsServiceLists(program),
    ...stated({
      service_at_locations: place === null ? [] : [place],
      attributes: hsdsAttributes(program, hsdsServiceId(program)),
    }),
  }
}

/** A service at its place, with both whole; null where no place is stated. */
export const hsdsWholeServiceAtLocation = (program: Program, organization: NamedOrganization) => {
  const place = hsdsServiceAtLocation(program, true)
  return place && { ...place, service: hsdsWholeService(program, organization) }
}
