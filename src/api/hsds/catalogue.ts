import type { Program } from '../../catalog/program/program.js'
import { hsdsServiceAtLocationId, isAtPlace } from '../../exchange/hsds/locations.js'
import { organizationsOf } from '../../exchange/hsds/organizations.js'
import { hsdsOrganizationId, hsdsServiceId } from '../../exchange/hsds/program-services.js'
import type { Catalogue } from '../../live/catalogue.js'

/** Records in list order and, lazily, by id: lists need no map, and building it takes long. */
export type RecordList<T> = Readonly<{ all: readonly T[]; byId: () => ReadonlyMap<string, T> }>
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

const toResources = (programs: readonly Program[]) => {
  const organizations = organizationsOf(programs)
  return {
    services: toRecordList(programs, hsdsServiceId),
    placed: toRecordList(programs.filter(isAtPlace), hsdsServiceAtLocationId),
    organizations: toRecordList(organizations, ({ name }) => hsdsOrganizationId(name)),
    named: new Map(organizations.map((one) => [one.name, one])),
  }
}

/** HSDS records, cached until the catalogue changes; paused programs come last, no samples. */
export const hsdsCatalogue = (catalogue: Catalogue) => {
  let cached: Readonly<{ state: string; resources: ReturnType<typeof toResources> }> | null = null
  return () => {
    const state = catalogue.state()
    if (cached?.state !== state)
      cached = { state, resources: toResources([...catalogue.programs(), ...catalogue.paused()]) }
    return cached.resources
  }
}
