import { z } from 'zod'
import type { Listing } from '../../catalog/program/listing.js'
import type { Database } from '../connection/database.js'
import { isoTime, maybeRow } from '../connection/rows.js'
import type { ListingRecord } from '../listings/record.js'
import { toListing, toRow } from '../listings/row.js'

const fields = z.record(z.string(), z.object({ old: z.unknown(), new: z.unknown() }))
const changeSchema = z.object({
  kind: z.string(),
  fields: fields.catch({}),
  facts: fields.catch({}),
})
/** No form stays open for more versions than this. */
const MOST_STEPS = 100

/** An earlier version, reconstructed from history's entry for each; null when impossible. */
export const readPast = async (
  { prisma }: Database,
  now: ListingRecord,
  version: number,
): Promise<Listing | null> => {
  const steps = now.version - version
  if (steps < 1 || steps > MOST_STEPS) return steps === 0 ? now.listing : null
  const entries = await prisma.history.findMany({
    where: { identity: now.listing.identity },
    orderBy: { id: 'desc' },
    take: steps,
    select: { change: true },
  })
  const changes = entries.flatMap(({ change }) => changeSchema.safeParse(change).data ?? [])
  if (changes.length < steps) return null
  const row: Record<string, unknown> = { ...toRow(now.listing) }
  const statements: Record<string, unknown> = { ...now.listing.statements }
  for (const { fields: owned, facts } of changes) {
    for (const [key, { old }] of Object.entries(owned)) row[key] = old
    for (const [key, { old }] of Object.entries(facts)) {
      if (old === null) delete statements[key]
      else statements[key] = old
    }
  }
  try {
    return toListing({ ...row, statements })
  } catch {
    // An older release's values may be unreadable; then only the two known versions are shown.
    return null
  }
}

const lastRow = z.object({ at: isoTime, actor: z.string(), reason: z.string(), kind: z.string() })
/** The last change of a listing; times are UTC in ISO form. */
export type LastChange = Readonly<z.output<typeof lastRow>>

/** The newest change of a listing among some kinds; null for none. */
export const readLastChange = (
  database: Database,
  identity: string,
  kinds: readonly string[],
): Promise<LastChange | null> =>
  maybeRow(
    database,
    lastRow,
    `select at, actor, reason, change ->> 'kind' as kind from history where identity = $1 and change ->> 'kind' = any($2) order by id desc limit 1`,
    [identity, kinds],
  )
