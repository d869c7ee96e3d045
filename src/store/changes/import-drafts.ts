import { createHash, randomUUID } from 'node:crypto'
import type { Database } from '../connection/database.js'
import { requireRoom, requireRoomToDelete } from '../folder/free-space.js'
import { isUuid } from './import-runs.js'

/**
 * An uploaded file that was not applied or dropped yet, without its bytes. `choices` is unvalidated JSON: readers
 * parse it.
 */
export type ImportDraft = Readonly<{
  id: string
  fileName: string
  choices: unknown
  createdAt: string
  createdBy: string
}>
export type DraftHead = Omit<ImportDraft, 'choices'>

type DraftHeadRow = Readonly<{
  id: string
  file_name: string
  created_at: Date
  created_by: string
}>
type DraftRow = DraftHeadRow & Readonly<{ choices: unknown }>
const head = 'id, file_name, created_at, created_by'
const toHead = ({
  id,
  file_name: fileName,
  created_at: at,
  created_by: createdBy,
}: DraftHeadRow): DraftHead => ({
  id,
  fileName,
  createdAt: at.toISOString(),
  createdBy,
})

/** Retention of undecided files. */
const RETENTION = '7 days'

/**
 * Stores a file until it is applied or dropped, and deletes expired ones. Returns its id.
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
  await pool.query('delete from import_drafts where created_at < now() - $1::interval', [RETENTION])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await pool.query(
    'insert into import_drafts (id, file_name, sha256, bytes, created_at, created_by) values ($1, $2, $3, $4, now(), $5)',
    [id, fileName, sha256, bytes, by],
  )
  return id
}

/** Pending files, newest first, at most 50. */
export const readDrafts = async ({ pool }: Database): Promise<readonly DraftHead[]> => {
  const { rows } = await pool.query<DraftHeadRow>(
    `select ${head} from import_drafts order by created_at desc, id limit 50`,
  )
  return rows.map(toHead)
}

/** A pending file without its bytes; null for an unknown id. */
export const readDraft = async ({ pool }: Database, id: string): Promise<ImportDraft | null> => {
  if (!isUuid(id)) return null
  const { rows } = await pool.query<DraftRow>(
    `select ${head}, choices from import_drafts where id = $1`,
    [id],
  )
  const [row] = rows
  return row ? { ...toHead(row), choices: row.choices } : null
}

/** The bytes of a pending file; null for an unknown id. */
export const readDraftFile = async ({ pool }: Database, id: string): Promise<Buffer | null> => {
  if (!isUuid(id)) return null
  const { rows } = await pool.query<{ bytes: Uint8Array }>(
    'select bytes from import_drafts where id = $1',
    [id],
  )
  return rows[0] ? Buffer.from(rows[0].bytes) : null
}

/**
 * Stores an editor's choices as JSON.
 * @throws NoRoom when the disk is nearly full
 */
export const writeChoices = async (
  database: Database,
  id: string,
  choices: unknown,
): Promise<void> => {
  await requireRoom(database)
  await database.pool.query('update import_drafts set choices = $2::jsonb where id = $1', [
    id,
    JSON.stringify(choices),
  ])
}

/**
 * Deletes a pending file; nothing happens for an unknown id.
 * @throws NoRoom when the disk is full
 */
export const dropDraft = async (database: Database, id: string): Promise<void> => {
  await requireRoomToDelete(database)
  if (isUuid(id)) await database.pool.query('delete from import_drafts where id = $1', [id])
}
