import { ask } from './ask.js'
import type { Database } from './database.js'

/** A day without a try, and what was counted is forgotten. */
const FORGOTTEN = `interval '24 hours'`

/**
 * Counts one try under `key` before it is made, so that many at once cannot slip past the count, and says whether it may be made.
 * `waits` are milliseconds until the next may be made after the first try, the second and so on; the last one holds for all that follow.
 * A try during a wait is not counted and prolongs nothing. With `allowed` false nothing is counted either, in the same time. All times
 * are the database's, for processes share them. A wait longer than any there is was begun by a clock that has been set back since, and holds
 * nobody.
 */
export const takeTry = async (database: Database, key: string, waits: readonly number[], allowed: boolean): Promise<boolean> => {
  const rows = await ask(
    database,
    `insert into throttles as t (key, failures, since, until)
     select $1, 1, clock_timestamp(), date_trunc('milliseconds', clock_timestamp()) + ($2::int[])[1] * interval '1 millisecond' where $3
     on conflict (key) do update set
       failures = case when t.until < now() - ${FORGOTTEN} then 1 else least(t.failures + 1, 1000) end,
       since = case when t.until < now() - ${FORGOTTEN} then now() else t.since end,
       until = date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' *
         ($2::int[])[case when t.until < now() - ${FORGOTTEN} then 1 else least(t.failures + 1, cardinality($2::int[])) end]
     where t.until <= clock_timestamp()
       or t.until > clock_timestamp() + interval '1 millisecond' * ($2::int[])[cardinality($2::int[])]
     returning failures`,
    [key, waits, allowed],
  )
  return rows.length === 1
}

/** After a success: forgets the tries of `account`, takes this one back from `address`, and drops what a day has made meaningless. */
export const forgiveTries = async (database: Database, account: string, address: string): Promise<void> => {
  await ask(database, 'update throttles set failures = greatest(failures - 1, 0) where key = $1', [address])
  await ask(database, `delete from throttles where key = $1 or until < now() - ${FORGOTTEN}`, [account])
}
