import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { column, execute } from '../connection/rows.js'
import { requireRoom } from '../folder/free-space.js'
import type { Prisma } from '../generated/client.js'
import { isUuid } from './import-runs.js'

/** What is read of an uploaded file that was not applied or dropped yet: all but its bytes. */
const head = { id: true, fileName: true, createdAt: true, createdBy: true } as const
const draft = { ...head, choices: true } as const

const withTime = <T extends { createdAt: Date }>(row: T) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
})
/** A pending file in a list; `createdAt` is in ISO form. */
export type DraftHead = Readonly<{
  id: string
  fileName: string
  createdAt: string
  createdBy: string
}>
/** A pending file without its bytes. `choices` is unvalidated JSON: readers parse it. */
export type ImportDraft = DraftHead & Readonly<{ choices: unknown }>

/** Retention of undecided files. */
const RETENTION = '7 days'

/**
 * Stores a file until it is applied or dropped, and deletes expired ones. Returns its id. By SQL:
 * the database's clock decides, and Prisma would send the megabytes as text.
 * @throws NoRoom when the disk is nearly full
 */
export const addDraft = async (
  database: Database,
  fileName: string,
  bytes: Buffer,
  by: string,
  id: string = randomUUID(),
): Promise<string> => {
  await requireRoom(database)
  const { pool } = database
  const expired = 'delete from import_drafts where created_at < now() - $1::interval'
  await execute(pool, expired, [RETENTION])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await execute(
    pool,
    'insert into import_drafts (id, file_name, sha256, bytes, created_at, created_by) values ($1, $2, $3, $4, now(), $5)',
    [id, fileName, sha256, bytes, by],
  )
  return id
}

/** Pending files, newest first, at most 50. */
export const readDrafts = async ({ prisma }: Database): Promise<readonly DraftHead[]> => {
  const drafts = await prisma.importDraft.findMany({
    select: head,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 50,
  })
  return drafts.map(withTime)
}

/** A pending file without its bytes; null for an unknown id. */
export const readDraft = async ({ prisma }: Database, id: string): Promise<ImportDraft | null> => {
  if (!isUuid(id)) return null
  const found = await prisma.importDraft.findUnique({ where: { id }, select: draft })
  return found && withTime(found)
}

const fileBytes = z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes))

/** The bytes of a pending file; null for an unknown id. */
export const readDraftFile = async ({ pool }: Database, id: string): Promise<Buffer | null> => {
  if (!isUuid(id)) return null
  const [bytes] = await column(pool, fileBytes, 'select bytes from import_drafts where id = $1', [
    id,
  ])
  return bytes ?? null
}

/**
 * Stores an editor's choices as JSON.
 * @throws NoRoom when the disk is nearly full
 */
export const writeChoices = async (
  { prisma }: Database,
  id: string,
  choices: Prisma.InputJsonObject,
): Promise<void> => {
  await prisma.importDraft.updateMany({ where: { id }, data: { choices } })
}

/**
 * Deletes a pending file; nothing happens for an unknown id.
 * @throws NoRoom when the disk is full
 */
export const dropDraft = async ({ prisma }: Database, id: string): Promise<void> => {
  if (isUuid(id)) await prisma.importDraft.deleteMany({ where: { id } })
}
