import { createHash, randomUUID } from 'node:crypto'
import type { Database } from '../connection/database.js'
import { requireRoom, requireRoomToDelete } from '../folder/free-space.js'
import { isUuid } from './import-runs.js'

/**
 * A file that somebody sent and has not decided on yet. `choices` is as it was written: whoever
 * reads it parses it.
 */
export type ImportDraft = Readonly<{
  id: string
  fileName: string
  bytes: Buffer
  choices: unknown
  createdAt: string
  createdBy: string
}>
export type DraftHead = Omit<ImportDraft, 'bytes' | 'choices'>

type HeadRow = Readonly<{ id: string; file_name: string; created_at: Date; created_by: string }>
type Row = HeadRow & Readonly<{ bytes: Buffer; choices: unknown }>
const head = 'id, file_name, created_at, created_by'
const toHead = ({
  id,
  file_name: fileName,
  created_at: at,
  created_by: createdBy,
}: HeadRow): DraftHead => ({
  id,
  fileName,
  createdAt: at.toISOString(),
  createdBy,
})

/** How long a file that nobody decides on is kept. */
const KEPT = '7 days'

/**
 * Keeps a file until somebody decides, and drops those that nobody did. Returns its id.
 * @throws NoRoom when the disk is nearly full
 */
export const addDraft = async (
  database: Database,
  fileName: string,
  bytes: Buffer,
  by: string,
): Promise<string> => {
  await requireRoom(database)
  const { pool } = database
  await pool.query('delete from import_drafts where created_at < now() - $1::interval', [KEPT])
  const id = randomUUID()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await pool.query(
    'insert into import_drafts (id, file_name, sha256, bytes, created_at, created_by) values ($1, $2, $3, $4, now(), $5)',
    [id, fileName, sha256, bytes, by],
  )
  return id
}

/** Files that wait for somebody to decide, newest first. */
export const readDrafts = async ({ pool }: Database): Promise<readonly DraftHead[]> => {
  const { rows } = await pool.query<HeadRow>(
    `select ${head} from import_drafts order by created_at desc, id limit 50`,
  )
  return rows.map(toHead)
}

/** One of them with its bytes; null when there is none of that id. */
export const readDraft = async ({ pool }: Database, id: string): Promise<ImportDraft | null> => {
  if (!isUuid(id)) return null
  const { rows } = await pool.query<Row>(
    `select ${head}, bytes, choices from import_drafts where id = $1`,
    [id],
  )
  const [row] = rows
  return row ? { ...toHead(row), bytes: Buffer.from(row.bytes), choices: row.choices } : null
}

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

export const dropDraft = async (database: Database, id: string): Promise<void> => {
  await requireRoomToDelete(database)
  if (isUuid(id)) await database.pool.query('delete from import_drafts where id = $1', [id])
}
