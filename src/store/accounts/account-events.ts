import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { isoTime, rows } from '../connection/rows.js'
import type { AccountKind } from './account-history.js'

/**
 * Events that create, reset or end accounts: an intruder at an owner's unlocked screen could cause
 * them, so all other owners are notified.
 */
const toldKinds = [
  'invited',
  'role-changed',
  'reset',
  'enabled',
  'disabled',
  'factor-changed',
] as const satisfies readonly AccountKind[]
/** Long enough for an owner who signs in every two weeks; history is permanent. */
const DAYS = 14
const MOST_EVENTS = 12

const eventRow = z.object({
  kind: z.enum(toldKinds),
  name: z.string(),
  by: z.string(),
  at: isoTime,
  role: z.string().nullable(),
})
/**
 * An event of an account: whose, by whom (a name if it is an editor's), when (UTC), and the role
 * assigned.
 */
export type AccountEvent = Readonly<z.output<typeof eventRow>>

/** Recent events of accounts, newest first. History names an account without a foreign key. */
export const readAccountEvents = (database: Database): Promise<readonly AccountEvent[]> =>
  rows(
    database,
    eventRow,
    `select change ->> 'kind' as kind, editors.name, coalesce(doer.name, history.actor) as by, history.at,
       change -> 'fields' -> 'role' ->> 'new' as role
     from editors join history on history.identity = 'editor|' || editors.id left join editors as doer on doer.email = history.actor
     where history.at > now() - $1 * interval '1 day' and change ->> 'kind' = any($2) order by history.id desc limit $3`,
    [DAYS, toldKinds, MOST_EVENTS],
  )
