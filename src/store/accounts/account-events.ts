import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'
import type { AccountKind } from './account-history.js'

/**
 * What makes, resets or ends people: whoever has an owner's open screen could do it, so every other
 * owner is told.
 */
const told = [
  'invited',
  'role-changed',
  'reset',
  'enabled',
  'disabled',
  'factor-changed',
] as const satisfies readonly AccountKind[]
/** Long enough to be seen by an owner who is here once in two weeks; history keeps it for ever. */
const DAYS = 14
const MOST = 12

/**
 * One thing that happened to an account: to whom, by whom (a name where it is somebody's here),
 * when in UTC, and the role that it gave.
 */
export type AccountEvent = Readonly<{
  kind: (typeof told)[number]
  name: string
  by: string
  at: string
  role: string | null
}>
const row = z
  .object({
    kind: z.enum(told),
    name: z.string(),
    by: z.string(),
    at: z.date(),
    role: z.string().nullable(),
  })
  .transform((event) => ({ ...event, at: event.at.toISOString() }))

/** What happened to accounts of late, the newest first. */
export const readAccountEvents = async (database: Database): Promise<readonly AccountEvent[]> =>
  (
    await ask(
      database,
      `select change ->> 'kind' as kind, editors.name, coalesce(doer.name, history.actor) as by, history.at,
         change -> 'fields' -> 'role' ->> 'new' as role
       from editors join history on history.identity = 'editor|' || editors.id left join editors as doer on doer.email = history.actor
       where history.at > now() - $1 * interval '1 day' and change ->> 'kind' = any($2) order by history.id desc limit $3`,
      [DAYS, told, MOST],
    )
  ).map((found) => row.parse(found))
