import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { execute, maybeRow } from '../connection/rows.js'

/** Counts expire after a day without an attempt. */
const EXPIRY = `interval '24 hours'`

/**
 * Counts an attempt under `key` before it is made, so that concurrent ones cannot slip past, and
 * returns whether it may be made: backoff. `waits` are the milliseconds after the first attempt,
 * the second and so on; the last one repeats. An attempt during a wait is not counted and does not
 * prolong it. With `allowed` false nothing is counted either, in the same time. All times are the
 * database's, since processes share them. A wait longer than the longest was set by a clock that
 * was ahead, and is ignored.
 */
export const takeTry = async (
  database: Database,
  key: string,
  waits: readonly number[],
  allowed: boolean,
): Promise<boolean> => {
  const counted = await execute(
    database,
    `insert into throttles as t (key, failures, since, until)
     select $1, 1, clock_timestamp(), date_trunc('milliseconds', clock_timestamp()) + ($2::int[])[1] * interval '1 millisecond' where $3
     on conflict (key) do update set
       failures = case when t.until < now() - ${EXPIRY} then 1 else least(t.failures + 1, 1000) end,
       since = case when t.until < now() - ${EXPIRY} then now() else t.since end,
       until = date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' *
         ($2::int[])[case when t.until < now() - ${EXPIRY} then 1 else least(t.failures + 1, cardinality($2::int[])) end]
     where t.until <= clock_timestamp()
       or t.until > clock_timestamp() + interval '1 millisecond' * ($2::int[])[cardinality($2::int[])]`,
    [key, waits, allowed],
  )
  return counted === 1
}

/** A queue of turns: `free` at once, then one every `spacingMs`; a wait is at most `longestMs`. */
export type TurnPolicy = Readonly<{ free: number; spacingMs: number; longestMs: number }>

const turnRow = z.object({ wait: z.number() })

/**
 * Reserves a turn under `key` and returns the milliseconds until it; null, and none reserved, when
 * the queue is full. With `allowed` false none is reserved either, in the same time. Times are the
 * database's; a turn later than the longest wait was set by a clock that was ahead.
 */
export const takeTurn = async (
  database: Database,
  key: string,
  { free, spacingMs, longestMs }: TurnPolicy,
  allowed: boolean,
): Promise<number | null> => {
  const spacing = `$3::int * interval '1 millisecond'`
  const longest = `$4::int * interval '1 millisecond'`
  const turn = await maybeRow(
    database,
    turnRow,
    `insert into throttles as t (key, failures, since, until) select $1, 1, clock_timestamp(), clock_timestamp() where $5
     on conflict (key) do update set
       failures = case when t.until < now() - ${EXPIRY} then 1 else least(t.failures + 1, 1000000) end,
       since = case when t.until < now() - ${EXPIRY} then now() else t.since end,
       until = case when t.failures < $2::int or t.until > clock_timestamp() + ${longest} then clock_timestamp()
         else greatest(t.until + ${spacing}, clock_timestamp()) end
     where t.failures < $2::int or t.until + ${spacing} <= clock_timestamp() + ${longest} or t.until > clock_timestamp() + ${longest}
     returning greatest(0, ceil(extract(epoch from until - clock_timestamp()) * 1000))::int as wait`,
    [key, free, spacingMs, longestMs, allowed],
  )
  return turn?.wait ?? null
}

/**
 * After a success: resets the counts of `forget`, decrements those of `ease`, and deletes expired
 * ones.
 */
export const forgiveTries = async (
  database: Database,
  forget: readonly string[],
  ease: readonly string[],
): Promise<void> => {
  await execute(
    database,
    'update throttles set failures = greatest(failures - 1, 0) where key = any($1)',
    [ease],
  )
  await execute(
    database,
    `delete from throttles where key = any($1) or until < now() - ${EXPIRY}`,
    [forget],
  )
}
