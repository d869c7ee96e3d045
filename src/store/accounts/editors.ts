import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Role } from '../../catalog/editing/role.js'
import { roles } from '../../catalog/editing/role.js'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'
import type { Writer } from '../connection/transaction.js'

/**
 * An editor's account. `ready` is false until a password and a second factor are set; `disabledAt`
 * is UTC in ISO form.
 */
export type Editor = Readonly<{
  id: string
  email: string
  name: string
  role: Role
  ready: boolean
  disabledAt: string | null
  createdAt: string
}>

/** The columns that `toEditor` reads: no secrets. */
export const editorColumns = `editors.id, email, name, role, password_hash is not null as ready, disabled_at, editors.created_at`
const editorRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  ready: z.boolean(),
  disabled_at: z.date().nullable(),
  created_at: z.date(),
})

/**
 * Parses a row; the result has no secrets.
 * @throws ZodError when a column of `editorColumns` is missing
 */
export const toEditor = (found: unknown): Editor => {
  const { disabled_at: disabledAt, created_at: createdAt, ...rest } = editorRow.parse(found)
  return {
    ...rest,
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}

/** Adds an editor without credentials; null when the address is taken. `email` is in lower case. */
export const addEditor = async (
  { pool: writer }: Readonly<{ pool: Writer }>,
  email: string,
  name: string,
  role: Role,
): Promise<Editor | null> => {
  const { rows } = await writer.query(
    `insert into editors (id, email, name, role, created_at) values ($1, $2, $3, $4, $5) on conflict (email) do nothing returning ${editorColumns}`,
    [randomUUID(), email, name, role, new Date().toISOString()],
  )
  return rows[0] ? toEditor(rows[0]) : null
}

/** All editors, by name. */
export const listEditors = async (database: Database): Promise<readonly Editor[]> =>
  (await ask(database, `select ${editorColumns} from editors order by lower(name), email`)).map(
    toEditor,
  )

/** An editor by id; null for an unknown or malformed id. */
export const readEditor = async (database: Database, id: string): Promise<Editor | null> => {
  if (!z.uuid().safeParse(id).success) return null
  const [found] = await ask(database, `select ${editorColumns} from editors where id = $1`, [id])
  return found ? toEditor(found) : null
}

/** An editor by e-mail address in lower case; null for an unknown one. */
export const findEditor = async (database: Database, email: string): Promise<Editor | null> => {
  const [found] = await ask(database, `select ${editorColumns} from editors where email = $1`, [
    email,
  ])
  return found ? toEditor(found) : null
}
