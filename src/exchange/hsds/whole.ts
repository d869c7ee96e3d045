import type { Program } from '../../catalog/program/program.js'
import { dropUnknown } from './known-only.js'
import { hsdsServiceAtLocation } from './locations.js'
import { hsdsOrganization, type NamedOrganization } from './organizations.js'
import { hsdsService, hsdsServiceId, hsdsServiceLists } from './program-services.js'
import { hsdsAttributes } from './taxonomies.js'

/** With phones, schedules, languages, areas, organization, locations and attributes nested. */
export const hsdsWholeService = (program: Program, organization: NamedOrganization) => {
  const place = hsdsServiceAtLocation(program, true)
  return {
    ...hsdsService(program),
    organization: hsdsOrganization(organization),
    ...hsdsServiceLists(program),
    ...dropUnknown({
      service_at_locations: place === null ? [] : [place],
      attributes: hsdsAttributes(program, hsdsServiceId(program)),
    }),
  }
}

/** A service_at_location with both sides nested; null without a place to go to. */
export const hsdsWholeServiceAtLocation = (program: Program, organization: NamedOrganization) => {
  const place = hsdsServiceAtLocation(program, true)
  return place && { ...place, service: hsdsWholeService(program, organization) }
}
