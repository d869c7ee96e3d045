import { afterAll, beforeAll } from '@jest/globals'
import type { Role } from '../../../src/catalog/editing/role.js'
import type { Program } from '../../../src/catalog/program/program.js'
import type { Engine } from '../database/fresh-database.js'
import { type Joined, joined } from './at-the-door.js'
import { openTownSite, type Site } from './open-site.js'
import { type SignedIn, signedIn } from './signed-in.js'

/** What is made before the tests of a block: empty until the first of them runs. */
const made = <T extends object>(make: () => T | Promise<T>): T => {
  const value = {} as T
  beforeAll(async () => {
    Object.assign(value, await make())
  })
  return value
}

/** The site over the town, open for the tests of a block. */
export const useTownSite = (
  engine: Engine,
  settings: Readonly<Record<string, string>> = {},
): Site => {
  const site = made(() => openTownSite(engine, settings))
  afterAll(() => site.close())
  return site
}
/** Somebody who is signed in to it. */
export const useSignedIn = (site: Site, role: Role = 'editor'): SignedIn =>
  made(() => signedIn(site, role))
/** Somebody who has used their link, and is not signed in. */
export const useJoined = (site: Site, role: Role = 'editor'): Joined =>
  made(() => joined(site, role))
/** One of its programs. */
export const useProgram = (site: Site): Program =>
  made(() => site.catalogue.programs()[100] as Program)
