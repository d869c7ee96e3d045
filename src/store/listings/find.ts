import { dueFacts } from '../../catalog/editing/due.js'
import type { Status } from '../../catalog/program/listing.js'
import type { Database } from '../connection/database.js'
import { keptColumns, type ListingRecord, toKept } from './record.js'

/**
 * What waits for somebody: sent to review, paused past its day, or shown with something that was
 * not checked for long (`isDue`).
 */
export type Waiting = 'review' | 'paused' | 'unchecked'
/**
 * What editors look for. `words` must each be in the name, the organization, the city, the ZIP, the
 * slug or (digits) a phone; `checkedSince` is the day (`YYYY-MM-DD`) before which a check is too
 * old, `today` the day that a pause is compared with. `page` counts from 1.
 */
export type KeptQuery = Readonly<{
  words: readonly string[]
  status: Status | null
  state: string | null
  waiting: Waiting | null
  checkedSince: string
  today: string
  page: number
}>
export type KeptFound = Readonly<{
  listings: readonly ListingRecord[]
  counts: Readonly<Record<Status, number>>
}>

export const KEPT_PAGE = 50

/** A word as a part of a text: its own wildcards are letters like any others. */
const asPart = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/**
 * The digits of a word that may be part of a phone number; null for one that is not. Three digits
 * are an area code.
 */
const digitsOf = (word: string): string | null => {
  const digits = word.replace(/\D/g, '')
  return /^[\d().+-]+$/.test(word) && digits.length >= 3 ? digits : null
}

// The place that a directory names is read first: a listing's statements are long, and unpacking
// each takes most of the time.
const texts = `lower(concat_ws(' ', name, organization_name, slug, place ->> 'city', place ->> 'zip', case when place is null then
  concat_ws(' ', statements -> 'location' -> 0 -> 'value' ->> 'city', statements -> 'location' -> 0 -> 'value' ->> 'zip', statements -> 'area' -> 0 -> 'value' ->> 'city') end))`
const phones = `(select string_agg(replace(coalesce(said ->> 'value', ''), '-', '') || ' ' || replace(coalesce(said -> 'value' ->> 'phone', ''), '-', ''), ' ')
  from (select jsonb_array_elements(statements -> 'phone') union all select jsonb_array_elements(statements -> 'intake')) as all_said(said))`
const inState = (n: number): string =>
  `coalesce(statements -> 'location' -> 0 -> 'value' ->> 'state', statements -> 'area' -> 0 -> 'value' ->> 'state', place ->> 'state') = $${n}`

/**
 * `isDue` turned round, asked of what visitors see, where each fact has the note of the statement
 * that stands: some of the facts that are checked again and again stand, and each that does was
 * checked since the day of that parameter.
 */
const areFresh = (
  n: number,
): string => `(select (${dueFacts.map((key) => `facts -> '${key}' is not null`).join(' or ')})
  and ${dueFacts.map((key) => `(facts -> '${key}' is null or facts -> '${key}' ->> 'checkedOn' >= $${n}::text)`).join(' and ')}
  from (select document -> 'facts' as facts from publications where publications.slug = programs.slug offset 0) as seen)`

/** What waits, as a condition; numbers of parameters are given by place. */
const waits: Readonly<Record<Waiting, string>> = {
  review: `status = 'in-review' and $1::text is not null and $2::text is not null`,
  paused: `status = 'paused' and paused_until < $1::date and $2::text is not null`,
  unchecked: `status = 'published' and not sample and $1::text is not null and not coalesce(${areFresh(2)}, false)`,
}

type Condition = Readonly<{ text: string; values: readonly unknown[] }>
const conditionOf = ({ words, state, waiting, checkedSince, today }: KeptQuery): Condition => {
  const values: unknown[] = [today, checkedSince]
  const add = (value: unknown): number => values.push(value)
  const parts = [
    waiting ? waits[waiting] : '$1::text is not null and $2::text is not null',
    ...words.map((word) => {
      const digits = digitsOf(word)
      const named = `${texts} like $${add(asPart(word.toLowerCase()))}`
      return digits === null ? named : `(${named} or ${phones} like $${add(asPart(digits))})`
    }),
    ...(state === null ? [] : [inState(add(state))]),
  ]
  return { text: parts.join(' and '), values }
}

const none: Readonly<Record<Status, number>> = {
  draft: 0,
  'in-review': 0,
  published: 0,
  paused: 0,
  archived: 0,
}

/**
 * One page of the listings that fit, in order of name, and how many fit in each status, whichever
 * was asked for.
 */
export const findKept = async ({ pool }: Database, query: KeptQuery): Promise<KeptFound> => {
  const { text, values } = conditionOf(query)
  const counted = await pool.query<{ status: Status; count: number }>(
    `select status, count(*)::int as count from programs where ${text} group by status`,
    [...values],
  )
  const n = values.length
  const { rows } = await pool.query(
    `select ${keptColumns} from programs where ${text} and ($${n + 1}::text is null or status = $${n + 1}) order by lower(name), id limit $${n + 2} offset $${n + 3}`,
    [...values, query.status, KEPT_PAGE, (query.page - 1) * KEPT_PAGE],
  )
  return {
    listings: rows.map(toKept),
    counts: {
      ...none,
      ...Object.fromEntries(counted.rows.map(({ status, count }) => [status, count])),
    },
  }
}

/** How many listings wait, by what for. */
export const countWaiting = async (
  { pool }: Database,
  today: string,
  checkedSince: string,
): Promise<Readonly<Record<Waiting, number>>> => {
  const { rows } = await pool.query<Record<Waiting, number>>(
    `select ${(Object.entries(waits) as [Waiting, string][]).map(([name, is]) => `count(*) filter (where ${is})::int as ${name}`).join(', ')} from programs`,
    [today, checkedSince],
  )
  return rows[0] ?? { review: 0, paused: 0, unchecked: 0 }
}

/** Whether an address is some other listing's already. */
export const isSlugTaken = async (
  { pool }: Database,
  slug: string,
  identity: string,
): Promise<boolean> =>
  (await pool.query('select 1 from programs where slug = $1 and identity <> $2', [slug, identity]))
    .rows.length > 0
