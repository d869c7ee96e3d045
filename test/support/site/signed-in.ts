import { createHash, randomBytes } from 'node:crypto'
import supertest from 'supertest'
import { csrfToken } from '../../../src/admin/session/csrf-tokens.js'
import type { Role } from '../../../src/catalog/editing/role.js'
import { addEditor, type Editor } from '../../../src/store/accounts/editors.js'
import { beginSession } from '../../../src/store/accounts/sessions.js'
import { SECRET, type Site } from './open-site.js'

/**
 * Somebody who is signed in, as a browser of theirs would ask: with the cookie, and forms with
 * origin and token.
 */
export type SignedIn = Readonly<{
  editor: Editor
  cookie: string
  token: string
  get: (address: string) => supertest.Test
  post: (
    address: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
  ) => supertest.Test
}>

/**
 * An editor of that role with a session, made in the database itself; how one signs in by the front
 * door is tested on its own.
 */
export const signedIn = async (
  { app, database }: Site,
  role: Role = 'editor',
): Promise<SignedIn> => {
  const editor = await addEditor(
    database,
    `${role}-${randomBytes(4).toString('hex')}@example.org`,
    `Some ${role}`,
    role,
  )
  if (!editor) throw new Error('That address is taken')
  const unusable = createHash('sha256').update(editor.id).digest('hex')
  await database.pool.query('update editors set password_hash = $2, totp_seed = $2 where id = $1', [
    editor.id,
    unusable,
  ])
  const session = await beginSession(database, editor.id)
  const cookie = `__Host-session=${session}`
  const token = csrfToken(Buffer.from(SECRET), session, editor.id)
  const host = 'directory.test'
  return {
    editor: { ...editor, ready: true },
    cookie,
    token,
    get: (address) => supertest(app).get(address).set('Host', host).set('Cookie', cookie),
    post: (address, fields = {}) => {
      const pairs = Object.entries({ token, ...fields }).flatMap(([key, values]) =>
        [values].flat().map((value) => [key, value as string]),
      )
      return supertest(app)
        .post(address)
        .set('Host', host)
        .set('Origin', `http://${host}`)
        .set('Sec-Fetch-Site', 'same-origin')
        .set('Cookie', cookie)
        .type('form')
        .send(new URLSearchParams(pairs).toString())
    },
  }
}
