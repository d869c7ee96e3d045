import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { changeRole, setDisabled } from '../../../src/store/accounts/accounts.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { ActorError } from '../../../src/store/store-error.js'
import { listen } from '../../../src/web/http/http-server.js'
import { storyEngines } from '../../support/database/fresh-database.js'
import { aListing } from '../../support/site/a-listing.js'
import { addressOf, routesOf } from '../../support/site/admin-routes.js'
import { proven } from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

/**
 * What a form without a file may take to arrive here: longer than the pause in the middle of each,
 * shorter than that of the slow file.
 */
const LONGEST_SENDING_MS = 2000
const BOUNDARY = 'a-boundary-of-the-tests'
/** The field of a file with two programs. */
const file = [
  'name,level,city,state,phone,source,source_day',
  'Slow Harbor IOP,iop,Austin,TX,512-555-0101,https://harbor.example/,2026-05-01',
  'Slow Haven IOP,iop,Austin,TX,512-555-0102,https://haven.example/,2026-05-01',
].join('\n')
const multipart = (token: string): string =>
  [
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="token"\r\n\r\n${token}`,
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="slow.csv"\r\nContent-Type: text/csv\r\n\r\n${file}`,
    `--${BOUNDARY}--\r\n`,
  ].join('\r\n')

const doer = { id: null, name: 'a test', reason: '' }

describe.each(storyEngines)('a form that takes long to arrive, on the %s engine', (engine) => {
  let site: Site
  let door: Awaited<ReturnType<typeof listen>>
  beforeAll(async () => {
    site = await openTownSite(engine)
    // The last owner cannot be disabled.
    await signedIn(site, 'owner')
    door = await listen(site.app, {
      port: 0,
      host: '127.0.0.1',
      longestSendingMs: LONGEST_SENDING_MS,
    })
  })
  afterAll(async () => {
    await door.stop()
    await site.close()
  })

  /**
   * Sends the head and half of a form, does something meanwhile, then sends the rest: the answer's
   * status.
   */
  const slowly = (
    who: SignedIn,
    address: string,
    meanwhile: () => Promise<unknown>,
  ): Promise<number> =>
    new Promise((resolve, reject) => {
      const host = `127.0.0.1:${door.port}`
      const isFile = address === '/admin/imports'
      const type = isFile
        ? `multipart/form-data; boundary=${BOUNDARY}`
        : 'application/x-www-form-urlencoded'
      const fields = new URLSearchParams({
        token: who.token,
        name: 'Slow',
        email: 'slow@harbor.example',
        role: 'owner',
        act: 'role',
        identity: 'x',
        version: '',
      }).toString()
      const body = isFile ? multipart(who.token) : fields
      const half = Math.floor(body.length / 2)
      const socket = connect(door.port, '127.0.0.1')
      let said = ''
      socket.on('data', (data) => (said += String(data)))
      socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0)))
      socket.on('error', reject)
      socket.write(
        `POST ${address} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nCookie: ${who.cookie}\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, half)}`,
      )
      setTimeout(() => meanwhile().then(() => socket.write(body.slice(half)), reject), 150)
    })

  const happenings: readonly (readonly [string, (who: SignedIn) => Promise<unknown>])[] = [
    ['is disabled', ({ editor }) => setDisabled(site.database, editor.id, true, doer)],
    ['becomes a reviewer', ({ editor }) => changeRole(site.database, editor.id, 'reviewer', doer)],
    [
      'is signed out',
      ({ editor }) =>
        site.database.pool.query('delete from sessions where editor_id = $1', [editor.id]),
    ],
  ]
  it.each(happenings)(
    'writes nothing at any address when whoever sends it %s meanwhile',
    async (_, happen) => {
      const plain = routesOf(site).filter(({ path, post }) => post && path !== '/admin/sign-out')
      for (const route of plain) {
        const who = await signedIn(site, 'owner')
        await proven(site, who.editor)
        const status = await slowly(who, addressOf(route), () => happen(who))
        expect([route.path, status]).toEqual([route.path, 403])
      }
      const { rows } = await site.database.pool.query(
        "select 1 from editors where email = 'slow@harbor.example'",
      )
      expect(rows).toEqual([])
      const { rows: drafts } = await site.database.pool.query('select 1 from import_drafts')
      expect(drafts).toEqual([])
    },
  )

  it('would have been answered otherwise with nobody disabled', async () => {
    const who = await signedIn(site, 'owner')
    await proven(site, who.editor)
    expect(await slowly(who, '/admin/editors', async () => {})).toBe(200)
  })

  it('lets a file of somebody who is signed in take longer to arrive than any other form', async () => {
    const [who, stranger] = [await signedIn(site, 'owner'), await signedIn(site, 'owner')]
    const longer = () => pause(LONGEST_SENDING_MS + 500)
    await setDisabled(site.database, stranger.editor.id, true, doer)
    const [taken, form, refused] = await Promise.all([
      slowly(who, '/admin/imports', longer),
      slowly(who, '/admin/editors', longer),
      slowly(stranger, '/admin/imports', longer),
    ])
    expect([taken, form, refused]).toEqual([303, 408, 403])
  })

  it('is refused in the transaction too, where the lock was passed just before', async () => {
    const { editor } = await signedIn(site)
    const edit = {
      listing: aListing(7),
      version: null,
      kind: 'added',
      actor: editor.email,
      reason: '',
    } as const
    await setDisabled(site.database, editor.id, true, doer)
    await expect(saveEdit(site.database, edit)).rejects.toThrow(ActorError)
    const { rows } = await site.database.pool.query('select 1 from programs where identity = $1', [
      edit.listing.identity,
    ])
    expect(rows).toEqual([])
    await setDisabled(site.database, editor.id, false, doer)
    expect(await saveEdit(site.database, edit)).toHaveProperty('saved')
  })

  it('lets an owner disable themselves, which is the last thing in their name', async () => {
    const [{ editor }] = [await signedIn(site, 'owner'), await signedIn(site, 'owner')]
    expect(
      await setDisabled(site.database, editor.id, true, {
        id: editor.id,
        name: editor.email,
        reason: '',
      }),
    ).toHaveProperty('disabledAt')
  })
})
