import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'

/** A day without a try, and what was counted is forgotten. */
const FORGOTTEN = `interval '24 hours'`

/**
 * Counts one try under `key` before it is made, so that many at once cannot slip past the count,
 * and says whether it may be made. `waits` are milliseconds until the next may be made after the
 * first try, the second and so on; the last one holds for all that follow. A try during a wait is
 * not counted and prolongs nothing. With `allowed` false nothing is counted either, in the same
 * time. All times are the database's, for processes share them. A wait longer than any there is was
 * begun by a clock that has been set back since, and holds nobody.
 */
export const takeTry = async (
  database: Database,
  key: string,
  waits: readonly number[],
  allowed: boolean,
): Promise<boolean> => {
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

/**
 * Turns, one after another: `free` of them at once, then one every `spacingMs`; nobody waits for
 * one longer than `longestMs`.
 */
export type Turns = Readonly<{ free: number; spacingMs: number; longestMs: number }>

/**
 * Takes a turn under `key` and says in how many milliseconds it is; null when too many wait, and
 * then none was taken. With `allowed` false none is taken either, in the same time. Times are the
 * database's; a turn later than any can be was given by a clock that was ahead.
 */
export const takeTurn = async (
  database: Database,
  key: string,
  { free, spacingMs, longestMs }: Turns,
  allowed: boolean,
): Promise<number | null> => {
  const spacing = `$3::int * interval '1 millisecond'`
  const longest = `$4::int * interval '1 millisecond'`
  const [row] = await ask(
    database,
    `insert into throttles as t (key, failures, since, until) select $1, 1, clock_timestamp(), clock_timestamp() where $5
     on conflict (key) do update set
       failures = case when t.until < now() - ${FORGOTTEN} then 1 else least(t.failures + 1, 1000000) end,
       since = case when t.until < now() - ${FORGOTTEN} then now() else t.since end,
       until = case when t.failures < $2::int or t.until > clock_timestamp() + ${longest} then clock_timestamp()
         else greatest(t.until + ${spacing}, clock_timestamp()) end
     where t.failures < $2::int or t.until + ${spacing} <= clock_timestamp() + ${longest} or t.until > clock_timestamp() + ${longest}
     returning greatest(0, ceil(extract(epoch from until - clock_timestamp()) * 1000))::int as wait`,
    [key, free, spacingMs, longestMs, allowed],
  )
  return row === undefined ? null : z.object({ wait: z.number() }).parse(row).wait
}

/**
 * After a success: forgets the tries under `forget`, takes this one back from `ease`, and drops
 * what a day has made meaningless.
 */
export const forgiveTries = async (
  database: Database,
  forget: readonly string[],
  ease: readonly string[],
): Promise<void> => {
  await ask(
    database,
    'update throttles set failures = greatest(failures - 1, 0) where key = any($1)',
    [ease],
  )
  await ask(database, `delete from throttles where key = any($1) or until < now() - ${FORGOTTEN}`, [
    forget,
  ])
}
