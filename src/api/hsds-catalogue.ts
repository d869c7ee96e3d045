import type { Program } from '../catalog/program.js'
import { hsdsServiceAtLocationId, isAtPlace } from '../exchange/hsds-locations.js'
import { type NamedOrganization, organizationsOf } from '../exchange/hsds-organizations.js'
import { hsdsOrganizationId, hsdsServiceId } from '../exchange/hsds-services.js'
import type { House } from '../house.js'

/** Things in the order of a list, and each by its identifier. */
export type Shelf<T> = Readonly<{ all: readonly T[]; byId: ReadonlyMap<string, T> }>
/** What the catalogue holds as HSDS names it: services, those at a place, and organizations. */
export type HsdsCatalogue = Readonly<{ services: Shelf<Program>; placed: Shelf<Program>; organizations: Shelf<NamedOrganization> }>

/** `all` must have identifiers of their own. */
export const toShelf = <T>(all: readonly T[], idOf: (one: T) => string): Shelf<T> => ({ all, byId: new Map(all.map((one) => [idOf(one), one])) })

/** The catalogue's shelves, put up when they are first asked for, and again after a change; what is paused comes last, and samples do not. */
export const hsdsCatalogue = (house: House): (() => HsdsCatalogue) => {
  let kept: HsdsCatalogue | null = null
  let state = ''
  return () => {
    if (kept && state === house.state()) return kept
    const programs = [...house.programs(), ...house.paused()]
    state = house.state()
    kept = {
      services: toShelf(programs, hsdsServiceId),
      placed: toShelf(programs.filter(isAtPlace), hsdsServiceAtLocationId),
      organizations: toShelf(organizationsOf(programs), ({ name }) => hsdsOrganizationId(name)),
    }
    return kept
  }
}
