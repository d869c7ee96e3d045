import type { Program } from '../../catalog/program/program.js'
import { hsdsServiceAtLocationId, isAtPlace } from '../../exchange/hsds/locations.js'
import { type NamedOrganization, organizationsOf } from '../../exchange/hsds/organizations.js'
import { hsdsOrganizationId, hsdsServiceId } from '../../exchange/hsds/program-services.js'
import type { Catalogue } from '../../live/catalogue.js'

/**
 * Things in the order of a list, and each by its identifier: which nobody needs to read a list, and
 * which take long to make of all.
 */
export type RecordList<T> = Readonly<{ all: readonly T[]; byId: () => ReadonlyMap<string, T> }>
/**
 * What the catalogue holds as HSDS names it: services, those at a place, and organizations, which
 * are also found by their names.
 */
export type HsdsCatalogue = Readonly<{
  services: RecordList<Program>
  placed: RecordList<Program>
  organizations: RecordList<NamedOrganization>
  named: ReadonlyMap<string, NamedOrganization>
}>

/** `all` must have identifiers of their own. */
export const toRecordList = <T>(all: readonly T[], idOf: (one: T) => string): RecordList<T> => {
  let byId: ReadonlyMap<string, T> | null = null
  return {
    all,
    byId: () => {
      byId ??= new Map(all.map((one) => [idOf(one), one]))
      return byId
    },
  }
}

/**
 * The catalogue's shelves, put up when they are first asked for, and again after a change; what is
 * paused comes last, and samples do not.
 */
export const hsdsCatalogue = (catalogue: Catalogue): (() => HsdsCatalogue) => {
  let kept: HsdsCatalogue | null = null
  let state = ''
  return () => {
    if (kept && state === catalogue.state()) return kept
    const programs = [...catalogue.programs(), ...catalogue.paused()]
    const organizations = organizationsOf(programs)
    state = catalogue.state()
    kept = {
      services: toRecordList(programs, hsdsServiceId),
      placed: toRecordList(programs.filter(isAtPlace), hsdsServiceAtLocationId),
      organizations: toRecordList(organizations, ({ name }) => hsdsOrganizationId(name)),
      named: new Map(organizations.map((one) => [one.name, one])),
    }
    return kept
  }
}
