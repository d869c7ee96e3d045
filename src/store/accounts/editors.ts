import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Role } from '../../catalog/editing/role.js'
import { roles } from '../../catalog/editing/role.js'
import type { Database } from '../connection/database.js'
import { isoTime, maybeRow, rows, type SqlRunner } from '../connection/rows.js'

/** The columns that `editorRow` parses. */
export const editorColumns = `editors.id, email, name, role, password_hash as "passwordHash", disabled_at as "disabledAt", editors.created_at as "createdAt"`
/** Parses a row of an editor, of Prisma or of SQL: the result has no secrets. */
export const editorRow = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    passwordHash: z.string().nullable(),
    disabledAt: isoTime.nullable(),
    createdAt: isoTime,
  })
  .transform(({ passwordHash, ...rest }) => ({ ...rest, ready: passwordHash !== null }))
/**
 * An editor's account. `ready` is false until a password and a second factor are set; times are UTC
 * in ISO form.
 */
export type Editor = Readonly<z.output<typeof editorRow>>

/** Adds an editor without credentials; null when the address is taken. `email` is in lower case. */
export const addEditor = (
  on: SqlRunner,
  email: string,
  name: string,
  role: Role,
): Promise<Editor | null> =>
  maybeRow(
    on,
    editorRow,
    `insert into editors (id, email, name, role, created_at) values ($1, $2, $3, $4, $5) on conflict (email) do nothing returning ${editorColumns}`,
    [randomUUID(), email, name, role, new Date().toISOString()],
  )

/** All editors, by name: Prisma does not sort without regard to case. */
export const listEditors = (database: Database): Promise<readonly Editor[]> =>
  rows(database, editorRow, `select ${editorColumns} from editors order by lower(name), email`)

/** An editor by id; null for an unknown or malformed id. */
export const readEditor = async ({ prisma }: Database, id: string): Promise<Editor | null> =>
  z.uuid().safeParse(id).success
    ? editorRow.nullable().parse(await prisma.editor.findUnique({ where: { id } }))
    : null

/** An editor by e-mail address in lower case; null for an unknown one. */
export const findEditor = async ({ prisma }: Database, email: string): Promise<Editor | null> =>
  editorRow.nullable().parse(await prisma.editor.findUnique({ where: { email } }))
