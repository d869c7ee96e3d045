import { z } from 'zod'
import type { Listing } from '../../catalog/program/listing.js'
import type { Database } from '../connection/database.js'
import type { ListingRecord } from '../listings/record.js'
import { toListing, toRow } from '../listings/row.js'
import { isOfKind } from './entries.js'
import { changeRecord } from './net-change.js'

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

/** The last change of a listing; times are UTC in ISO form. */
export type LastChange = Readonly<{ at: string; actor: string; reason: string; kind: string }>

/** The newest change of a listing among some kinds; null for none. */
export const readLastChange = async (
  { prisma }: Database,
  identity: string,
  kinds: readonly string[],
): Promise<LastChange | null> => {
  const last = await prisma.history.findFirst({
    where: { identity, OR: kinds.map(isOfKind) },
    orderBy: { id: 'desc' },
    select: { at: true, actor: true, reason: true, change: true },
  })
  if (last === null) return null
  const { at, change, ...rest } = last
  return { ...rest, at: at.toISOString(), kind: changeRecord.parse(change).kind }
}
