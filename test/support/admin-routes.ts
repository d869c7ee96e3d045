import { adminRoutes } from '../../src/admin/index.js'
import type { AdminRoute } from '../../src/admin/visit.js'
import { SECRET, type Site } from './open-site.js'

/** Every address behind the lock, from the routes themselves, so that a new one is tested by being there. */
export const routesOf = ({ house, database }: Site): readonly AdminRoute[] =>
  adminRoutes({ house, database, render: () => {}, origin: null, secret: Buffer.from(SECRET), preview: () => {}, reviewRequired: false })

/** A number that nothing has, of every kind that an address may name. */
const NOTHING = '00000000-0000-4000-8000-000000000000'
/** The address of a route, with numbers of nothing where it has a pattern. */
export const addressOf = ({ path }: AdminRoute): string => path.replace(/:\w+/g, NOTHING)
