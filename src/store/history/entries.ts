import type { Database } from '../connection/database.js'
import type { History } from '../generated/client.js'
import { type ListingName, readListingNames } from '../listings/names.js'
import type { NewHistoryEntry } from './chain.js'
import { type ChangeRecord, changeRecord } from './net-change.js'

/** `listing` is null once deleted; `account` names the editor whose account was changed. */
export type HistoryEntry = Omit<NewHistoryEntry, 'change'> &
  Readonly<{
    id: string
    change: ChangeRecord
    listing: ListingName | null
    account: string | null
  }>

export type HistoryFilter = Readonly<{
  actor?: string | null
  kind?: string | null
  identity?: string | null
  runId?: string | null
}>
export type HistoryPage = Readonly<{
  entries: readonly HistoryEntry[]
  total: number
  page: number
  pages: number
}>

/** Rows per page. */
export const ENTRIES_PER_PAGE = 50

/** The editor's id in the identity of an account. */
const ACCOUNT = /^editor\|([\da-f-]{36})$/

const toEntries = async (
  database: Database,
  found: readonly History[],
): Promise<readonly HistoryEntry[]> => {
  const identities = found.map(({ identity }) => identity)
  const listings = await readListingNames(database, identities)
  const editors = await database.prisma.editor.findMany({
    where: { id: { in: identities.flatMap((identity) => ACCOUNT.exec(identity)?.[1] ?? []) } },
    select: { id: true, name: true },
  })
  const accounts = new Map(editors.map(({ id, name }) => [`editor|${id}`, name]))
  return found.map(({ id, identity, at, actor, reason, importRunId, change }) => ({
    id: String(id),
    identity,
    at: at.toISOString(),
    actor,
    reason,
    importRunId,
    change: changeRecord.parse(change),
    listing: listings.get(identity) ?? null,
    account: accounts.get(identity) ?? null,
  }))
}

/** A page of entries that match a filter, newest first; a page past the last is the last. */
export const readHistory = async (
  database: Database,
  { actor, kind, identity, runId }: HistoryFilter,
  asked: number,
): Promise<HistoryPage> => {
  const { history } = database.prisma
  const where = {
    ...(actor && { actor }),
    ...(kind && { change: { path: ['kind'], equals: kind } }),
    ...(identity && { identity }),
    ...(runId && { importRunId: runId }),
  }
  const total = await history.count({ where })
  const pages = Math.max(1, Math.ceil(total / ENTRIES_PER_PAGE))
  const page = Math.min(asked, pages)
  const found = await history.findMany({
    where,
    orderBy: { id: 'desc' },
    take: ENTRIES_PER_PAGE,
    skip: (page - 1) * ENTRIES_PER_PAGE,
  })
  return { entries: await toEntries(database, found), total, page, pages }
}

/** An entry by id; null for an unknown or malformed id. */
export const readEntry = async (database: Database, id: string): Promise<HistoryEntry | null> => {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null
  const found = await database.prisma.history.findMany({ where: { id: BigInt(id) } })
  const [entry] = await toEntries(database, found)
  return entry ?? null
}

/** The entries of one listing after `after` up to and including `until`, oldest first. */
export const readBetween = async (
  database: Database,
  identity: string,
  after: string,
  until: string,
): Promise<readonly HistoryEntry[]> =>
  toEntries(
    database,
    await database.prisma.history.findMany({
      where: { identity, id: { gt: BigInt(after), lte: BigInt(until) } },
      orderBy: { id: 'asc' },
    }),
  )

/** All actors in history, sorted, at most 500. */
export const readActors = async ({ prisma }: Database): Promise<readonly string[]> => {
  const actors = await prisma.history.groupBy({
    by: ['actor'],
    orderBy: { actor: 'asc' },
    take: 500,
  })
  return actors.map(({ actor }) => actor)
}
