import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Role } from '../../catalog/editing/role.js'
import { roles } from '../../catalog/editing/role.js'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'
import type { Writer } from '../connection/transaction.js'

/**
 * Somebody who keeps the directory. `ready` is false until they have set a password and a second
 * factor; `disabledAt` is UTC in ISO form.
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

export const editorColumns = `editors.id, email, name, role, password_hash is not null as ready, disabled_at, editors.created_at`
const row = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  ready: z.boolean(),
  disabled_at: z.date().nullable(),
  created_at: z.date(),
})

/** Row → editor, without any secret of theirs. */
export const toEditor = (found: unknown): Editor => {
  const { disabled_at: disabledAt, created_at: createdAt, ...rest } = row.parse(found)
  return {
    ...rest,
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}

/**
 * Adds an editor who cannot sign in yet; null when the address is taken. `email` is in lower case.
 */
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

/** Everybody, by name. */
export const listEditors = async (database: Database): Promise<readonly Editor[]> =>
  (await ask(database, `select ${editorColumns} from editors order by lower(name), email`)).map(
    toEditor,
  )

/** One by their number; null when there is nobody, or `id` is no such number. */
export const readEditor = async (database: Database, id: string): Promise<Editor | null> => {
  if (!z.uuid().safeParse(id).success) return null
  const [found] = await ask(database, `select ${editorColumns} from editors where id = $1`, [id])
  return found ? toEditor(found) : null
}

/** One by their e-mail address in lower case. */
export const findEditor = async (database: Database, email: string): Promise<Editor | null> => {
  const [found] = await ask(database, `select ${editorColumns} from editors where email = $1`, [
    email,
  ])
  return found ? toEditor(found) : null
}
