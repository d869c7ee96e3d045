import supertest from 'supertest'
import type { Site } from './open-site.js'
import type { SignedIn } from './signed-in.js'

/**
 * A file as the form of imports sends it, by somebody who is signed in. `own` replaces the token or
 * leaves it out.
 */
export const sendFile = (
  { app }: Site,
  { cookie, token }: SignedIn,
  file: Readonly<{ name: string; bytes: string | Buffer }> | null,
  own: Readonly<{ token?: string | null }> = {},
): supertest.Test => {
  const host = 'directory.test'
  const asked = supertest(app)
    .post('/admin/imports')
    .set('Host', host)
    .set('Origin', `http://${host}`)
    .set('Sec-Fetch-Site', 'same-origin')
    .set('Cookie', cookie)
  const field = own.token === undefined ? token : own.token
  if (field !== null) asked.field('token', field)
  return file === null
    ? asked.attach('file', Buffer.alloc(0), { filename: '' })
    : asked.attach('file', Buffer.from(file.bytes), { filename: file.name })
}
