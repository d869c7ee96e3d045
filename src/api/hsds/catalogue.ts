import type { Program } from '../../catalog/program/program.js'
import { hsdsServiceAtLocationId, isAtPlace } from '../../exchange/hsds/locations.js'
import { type NamedOrganization, organizationsOf } from '../../exchange/hsds/organizations.js'
import { hsdsOrganizationId, hsdsServiceId } from '../../exchange/hsds/program-services.js'
import type { House } from '../../live/catalogue.js'

/** Things in the order of a list, and each by its identifier: which nobody needs to read a list, and which take long to make of all. */
export type Shelf<T> = Readonly<{ all: readonly T[]; byId: () => ReadonlyMap<string, T> }>
/** What the catalogue holds as HSDS names it: services, those at a place, and organizations, which are also found by their names. */
export type HsdsCatalogue = Readonly<{
  services: Shelf<Program>
  placed: Shelf<Program>
  organizations: Shelf<NamedOrganization>
  named: ReadonlyMap<string, NamedOrganization>
}>

/** `all` must have identifiers of their own. */
export const toShelf = <T>(all: readonly T[], idOf: (one: T) => string): Shelf<T> => {
  let byId: ReadonlyMap<string, T> | null = null
  return {
    all,
    byId: () => {
      byId ??= new Map(all.map((one) => [idOf(one), one]))
      return byId
    },
  }
}

/** The catalogue's shelves, put up when they are first asked for, and again after a change; what is paused comes last, and samples do not. */
export const hsdsCatalogue = (house: House): (() => HsdsCatalogue) => {
  let kept: HsdsCatalogue | null = null
  let state = ''
  return () => {
    if (kept && state === house.state()) return kept
    const programs = [...house.programs(), ...house.paused()]
    const organizations = organizationsOf(programs)
    state = house.state()
    kept = {
      services: toShelf(programs, hsdsServiceId),
      placed: toShelf(programs.filter(isAtPlace), hsdsServiceAtLocationId),
      organizations: toShelf(organizations, ({ name }) => hsdsOrganizationId(name)),
      named: new Map(organizations.map((one) => [one.name, one])),
    }
    return kept
  }
}
