import type { AdminRoute } from '../../../src/admin/frame/context.js'
import { adminRoutes } from '../../../src/admin/index.js'
import { createRequestMetrics } from '../../../src/web/log/request-metrics.js'
import { SECRET, type Site } from './open-site.js'

/**
 * Every address behind the lock, from the routes themselves, so that a new one is tested by being
 * there.
 */
export const routesOf = ({ catalogue, database }: Site): readonly AdminRoute[] =>
  adminRoutes({
    catalogue,
    database,
    render: () => {},
    origin: null,
    secret: Buffer.from(SECRET),
    log: () => {},
    preview: () => {},
    metrics: createRequestMetrics(),
    reviewRequired: false,
  })

/** A number that nothing has, of every kind that an address may name. */
const NOTHING = '00000000-0000-4000-8000-000000000000'
/** The address of a route, with numbers of nothing where it has a pattern. */
export const addressOf = ({ path }: AdminRoute): string => path.replace(/:\w+/g, NOTHING)

/**
 * A room, and the number of something that is really in it; what has none there is asked for by the
 * number of nothing.
 */
const really: readonly (readonly [string, string])[] = [
  ['/admin/listings', 'select id from programs order by id limit 1'],
  ['/admin/editors', 'select id from editors order by email limit 1'],
  ['/admin/history', 'select id from history order by id desc limit 1'],
  ['/admin/imports', 'select id from import_runs limit 1'],
  ['/admin/reports', 'select id from reports limit 1'],
]
/**
 * The address of a route with numbers of what is really there, so that it has something to show.
 */
export const realAddressOf = async ({ database }: Site, route: AdminRoute): Promise<string> => {
  const sql = really.find(([room]) => route.path.startsWith(room))?.[1]
  const id = sql && (await database.pool.query<{ id: string }>(sql)).rows[0]?.id
  return id ? route.path.replace(/:\w+/g, String(id)) : addressOf(route)
}
