import type { Program } from '../../catalog/program/program.js'
import { hsdsServiceAtLocationId, isAtPlace } from '../../exchange/hsds/locations.js'
import { type NamedOrganization, organizationsOf } from '../../exchange/hsds/organizations.js'
import { hsdsOrganizationId, hsdsServiceId } from '../../exchange/hsds/program-services.js'
import type { Catalogue } from '../../live/catalogue.js'

/** Records in list order and, lazily, by id: lists need no map, and building it takes long. */
export type RecordList<T> = Readonly<{ all: readonly T[]; byId: () => ReadonlyMap<string, T> }>
/** The catalogue as HSDS services, services at locations, and organizations, also by name. */
export type HsdsCatalogue = Readonly<{
  services: RecordList<Program>
  placed: RecordList<Program>
  organizations: RecordList<NamedOrganization>
  named: ReadonlyMap<string, NamedOrganization>
}>

/** Builds the map at the first call of `byId`. `idOf` must be unique. */
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

/** HSDS records, cached until the catalogue changes; paused programs come last, no samples. */
export const hsdsCatalogue = (catalogue: Catalogue): (() => HsdsCatalogue) => {
  let cached: HsdsCatalogue | null = null
  let state = ''
  return () => {
    if (cached && state === catalogue.state()) return cached
    const programs = [...catalogue.programs(), ...catalogue.paused()]
    const organizations = organizationsOf(programs)
    state = catalogue.state()
    cached = {
      services: toRecordList(programs, hsdsServiceId),
      placed: toRecordList(programs.filter(isAtPlace), hsdsServiceAtLocationId),
      organizations: toRecordList(organizations, ({ name }) => hsdsOrganizationId(name)),
      named: new Map(organizations.map((one) => [one.name, one])),
    }
    return cached
  }
}
