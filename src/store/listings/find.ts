import { z } from 'zod'
import { dueFacts } from '../../catalog/editing/due.js'
import { type Status, statuses } from '../../catalog/program/status.js'
import type { Database } from '../connection/database.js'
import { execute, maybeRow, rows } from '../connection/rows.js'
import { type ListingRecord, recordColumns, recordRow } from './record.js'

/**
 * Why a listing waits for an editor: sent to review, paused past its day, or published with an old
 * check (`isDue`).
 */
export type WaitingReason = 'review' | 'paused' | 'unchecked'
/**
 * A query for listings. Each of `words` must be in the name, the organization, the city, the ZIP,
 * the slug or (digits) a phone; `checkedSince` is the day (`YYYY-MM-DD`) before which a check is
 * too old, `today` is compared with pauses. `page` counts from 1.
 */
export type RecordQuery = Readonly<{
  words: readonly string[]
  status: Status | null
  state: string | null
  waiting: WaitingReason | null
  checkedSince: string
  today: string
  page: number
}>
export type FoundRecords = Readonly<{
  listings: readonly ListingRecord[]
  counts: Readonly<Record<Status, number>>
}>

/** Listings per page. */
export const RECORDS_PER_PAGE = 50

/** A LIKE pattern for a substring, with its wildcards escaped. */
const toLikePattern = (text: string): string =>
  `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/**
 * The digits of a word that may be part of a phone number, else null. Three digits are an area
 * code.
 */
const digitsOf = (word: string): string | null => {
  const digits = word.replace(/\D/g, '')
  return /^[\d().+-]+$/.test(word) && digits.length >= 3 ? digits : null
}

// The short `place` column is read first: decompressing the long statements takes most of the time.
const texts = `lower(concat_ws(' ', name, organization_name, slug, place ->> 'city', place ->> 'zip', case when place is null then
  concat_ws(' ', statements -> 'location' -> 0 -> 'value' ->> 'city', statements -> 'location' -> 0 -> 'value' ->> 'zip', statements -> 'area' -> 0 -> 'value' ->> 'city') end))`
const phones = `(select string_agg(replace(coalesce(said ->> 'value', ''), '-', '') || ' ' || replace(coalesce(said -> 'value' ->> 'phone', ''), '-', ''), ' ')
  from (select jsonb_array_elements(statements -> 'phone') union all select jsonb_array_elements(statements -> 'intake')) as all_said(said))`
const inState = (n: number): string =>
  `coalesce(statements -> 'location' -> 0 -> 'value' ->> 'state', statements -> 'area' -> 0 -> 'value' ->> 'state', place ->> 'state') = $${n}`

/**
 * The negation of `isDue` in SQL, on the published document, where each fact has its standing note:
 * some of the due facts stand, and each of those was checked since the day in that parameter.
 */
const areFresh = (
  n: number,
): string => `(select (${dueFacts.map((key) => `facts -> '${key}' is not null`).join(' or ')})
  and ${dueFacts.map((key) => `(facts -> '${key}' is null or facts -> '${key}' ->> 'checkedOn' >= $${n}::text)`).join(' and ')}
  from (select document -> 'facts' as facts from publications where publications.slug = programs.slug offset 0) as seen)`

/** Each waiting reason as an SQL condition on fixed parameters. */
const waitingConditions: Readonly<Record<WaitingReason, string>> = {
  review: `status = 'in-review' and $1::text is not null and $2::text is not null`,
  paused: `status = 'paused' and paused_until < $1::date and $2::text is not null`,
  unchecked: `status = 'published' and not sample and $1::text is not null and not coalesce(${areFresh(2)}, false)`,
}

type SqlCondition = Readonly<{ text: string; values: readonly unknown[] }>
const conditionOf = ({ words, state, waiting, checkedSince, today }: RecordQuery): SqlCondition => {
  const values: unknown[] = [today, checkedSince]
  const add = (value: unknown): number => values.push(value)
  const parts = [
    waiting ? waitingConditions[waiting] : '$1::text is not null and $2::text is not null',
    ...words.map((word) => {
      const digits = digitsOf(word)
      const named = `${texts} like $${add(toLikePattern(word.toLowerCase()))}`
      return digits === null ? named : `(${named} or ${phones} like $${add(toLikePattern(digits))})`
    }),
    ...(state === null ? [] : [inState(add(state))]),
  ]
  return { text: parts.join(' and '), values }
}

const statusCount = z.object({ status: z.enum(statuses), count: z.number() })
const waitingCounts = z.object({ review: z.number(), paused: z.number(), unchecked: z.number() })

const noCounts = Object.fromEntries(statuses.map((status) => [status, 0])) as Readonly<
  Record<Status, number>
>

/**
 * A page of matching listings, by name, and the number of matches in each status, regardless of the
 * requested one.
 */
export const findRecords = async (
  { pool }: Database,
  query: RecordQuery,
): Promise<FoundRecords> => {
  const { text, values } = conditionOf(query)
  const counted = await rows(
    pool,
    statusCount,
    `select status, count(*)::int as count from programs where ${text} group by status`,
    values,
  )
  const n = values.length
  const listings = await rows(
    pool,
    recordRow,
    `select ${recordColumns} from programs where ${text} and ($${n + 1}::text is null or status = $${n + 1}) order by lower(name), id limit $${n + 2} offset $${n + 3}`,
    [...values, query.status, RECORDS_PER_PAGE, (query.page - 1) * RECORDS_PER_PAGE],
  )
  return {
    listings,
    counts: {
      ...noCounts,
      ...Object.fromEntries(counted.map(({ status, count }) => [status, count])),
    },
  }
}

/** The number of waiting listings by reason. */
export const countWaiting = async (
  { pool }: Database,
  today: string,
  checkedSince: string,
): Promise<Readonly<Record<WaitingReason, number>>> => {
  const counts = await maybeRow(
    pool,
    waitingCounts,
    `select ${(Object.entries(waitingConditions) as [WaitingReason, string][]).map(([name, is]) => `count(*) filter (where ${is})::int as ${name}`).join(', ')} from programs`,
    [today, checkedSince],
  )
  return counts ?? { review: 0, paused: 0, unchecked: 0 }
}

/** Whether another listing has this slug. */
export const isSlugTaken = async (
  database: Database,
  slug: string,
  identity: string,
): Promise<boolean> => {
  const taken = 'select from programs where slug = $1 and identity <> $2'
  return (await execute(database, taken, [slug, identity])) > 0
}
