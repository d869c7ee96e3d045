import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'
import { applyImport } from '../src/store/changes/apply-import.js'
import { saveEdit } from '../src/store/changes/edits.js'
import type { Database } from '../src/store/connection/database.js'
import { createUnfinished, readSealed } from '../src/store/folder/sealed-file.js'
import { readRecordOf } from '../src/store/listings/record.js'
import { readSnapshot, writeSnapshot } from '../src/store/publications/snapshot.js'
import { type Door, openDoor } from './support/database/door.js'
import {
  catalogueDatabase,
  describeServer,
  freshDatabase,
} from './support/database/fresh-database.js'
import { until } from './support/process/child.js'
import { FIRST_START_S, startServer } from './support/process/start-server.js'
import { withFolder } from './support/process/temporary-folder.js'
import { aListing, aPlan, manyNew } from './support/site/a-listing.js'

jest.setTimeout(3 * 1000 * FIRST_START_S)

const FILE = 'catalogue.snapshot'
const statusOf = async (address: string): Promise<number> =>
  (await fetch(address, { redirect: 'manual' })).status
async function* inOne(lines: readonly string[]): AsyncGenerator<readonly string[]> {
  yield lines
}
const textOf = async (address: string): Promise<string> => (await fetch(address)).text()

describeServer('a server that starts with the database away', () => {
  let database: Database
  let door: Door
  afterEach(async () => {
    door.close()
    await database.close()
  })
  const over = async (made: Promise<Database>): Promise<void> => {
    database = await made
    door = await openDoor(database.connectionString as string)
  }
  beforeEach(() => over(freshDatabase('server')))
  const settings = (folder: string) => ({
    DATABASE_URL: door.url,
    DATA_DIR: folder,
    SAMPLE_PROGRAMS: 'false',
    RATE_LIMIT: '0',
  })

  /** Starts as usual, until there is a snapshot; gives what pages said. */
  const startOnce = async (
    folder: string,
    pages: readonly string[],
  ): Promise<readonly string[]> => {
    const server = startServer(settings(folder))
    const address = await server.address()
    const texts = await Promise.all(pages.map((page) => textOf(address + page)))
    await until(async () => (await readSnapshot(folder, () => {})) !== null)
    server.stop()
    await server.ended
    return texts
  }
  const change = async (n: number, own: object): Promise<void> => {
    const { identity } = aListing(n)
    const kept = await readRecordOf(database.pool, identity)
    if (!kept) throw new Error('It is not there')
    await saveEdit(database, {
      listing: { ...kept.listing, ...own },
      version: kept.version,
      kind: 'edited',
      actor: 'ed',
      reason: 'meanwhile',
    })
  }

  it('answers visitors from its last snapshot, nobody else, and goes on by itself when the database is back', async () => {
    await withFolder(async (folder) => {
      await applyImport(database, aPlan(manyNew(50)), 'test')
      await change(3, { slug: 'moved-away-abcd' })
      const slug = (n: number): string => `/programs/${aListing(n).slug}`
      const pages = [
        '/',
        '/programs?near=43004&q=harbor',
        slug(1),
        `/compare?program=${aListing(1).slug}&program=${aListing(2).slug}`,
        '/data',
      ]
      const all = [
        ...pages,
        '/api/v1/programs?state=OH',
        `/api/v1${slug(1)}`,
        '/api/v1/changes?since=0',
        '/sitemap.xml',
      ]
      const before = await startOnce(folder, all)

      door.set('shut')
      const server = startServer(settings(folder))
      const address = await server.address()
      expect(server.said()).toMatch(
        /the database is away \(E\w+\): started with the catalogue of 20/,
      )
      expect(await Promise.all(all.map((page) => textOf(address + page)))).toEqual(before)
      expect(
        await Promise.all(
          [slug(3), slug(60), '/healthz', '/readyz'].map((page) => statusOf(address + page)),
        ),
      ).toEqual([301, 404, 200, 503])
      for (const page of [
        '/admin',
        '/admin/sign-in',
        '/admin/listings',
        '/admin/join/some-token',
      ]) {
        const answer = await fetch(address + page, { redirect: 'manual' })
        expect([page, answer.status, answer.headers.get('retry-after')]).toEqual([page, 503, '5'])
      }

      await change(1, { name: 'Edited meanwhile' })
      await change(2, { status: 'archived' })
      door.set('open')
      await until(async () => (await statusOf(`${address}/readyz`)) === 200)
      expect(await textOf(address + slug(1))).toContain('Edited meanwhile')
      expect(
        await Promise.all(
          [slug(2), slug(3), '/admin', '/admin/sign-in'].map((page) => statusOf(address + page)),
        ),
      ).toEqual([410, 301, 303, 200])
      await change(4, { name: 'Edited since' })
      await until(async () => (await textOf(address + slug(4))).includes('Edited since'))
      server.stop()
      expect(await server.ended).toBe(0)
    })
  })

  it('says how old its snapshot is, and mixes nothing of it into another database', async () => {
    await withFolder(async (folder) => {
      await applyImport(database, aPlan(manyNew(20)), 'test')
      await startOnce(folder, [])
      const snapshot = await readSnapshot(folder, () => {})
      if (!snapshot) throw new Error('There is none')
      const at = new Date(Date.now() - 3 * 3_600_000).toISOString()
      await writeSnapshot(database, folder, { ...snapshot, at, seq: 20 })
      const other = await catalogueDatabase('server')
      door.close()
      door = await openDoor(other.connectionString as string)
      try {
        door.set('silent')
        const server = startServer(settings(folder))
        const address = await server.address()
        expect(await textOf(`${address}/`)).toContain('What you see is from 3 hours ago.')
        expect(await statusOf(`${address}/programs/${aListing(1).slug}`)).toBe(200)
        door.set('shut')
        door.set('open')
        await until(async () => (await statusOf(`${address}/readyz`)) === 200)
        expect(await textOf(`${address}/`)).not.toContain('What you see is from')
        expect(await statusOf(`${address}/programs/${aListing(1).slug}`)).toBe(404)
        expect(JSON.parse(await textOf(`${address}/api/v1/programs`))).toMatchObject({
          total: 9112,
        })
        server.stop()
        expect(await server.ended).toBe(0)
      } finally {
        await other.close()
      }
    })
  })

  it('ends with one sentence where its snapshot is damaged, cut off, or of another schema', async () => {
    await withFolder(async (folder) => {
      await applyImport(database, aPlan(manyNew(20)), 'test')
      await startOnce(folder, [])
      door.set('shut')
      const file = join(folder, FILE)
      const whole = await readFile(file)
      const turned = Buffer.from(whole)
      turned.writeUInt8((whole[500] as number) ^ 1, 500)
      const lines: string[] = []
      for await (const some of readSealed(file)) lines.push(...some)
      const [head = '', ...rest] = lines
      const draft = createUnfinished(join(folder, 'other'))
      await draft.write(
        inOne([JSON.stringify({ ...JSON.parse(head), schema: '20260101000000_earlier' }), ...rest]),
      )
      for (const [bytes, message] of [
        [turned, 'the snapshot of the catalogue cannot be used: damaged'],
        [whole.subarray(0, -9), 'the snapshot of the catalogue cannot be used: damaged'],
        [
          await readFile(draft.path),
          'the snapshot of the catalogue is of another release and was not used',
        ],
      ] as const) {
        await writeFile(file, bytes)
        const server = startServer(settings(folder))
        expect(await server.ended).toBe(1)
        const [line, sentence, ...more] = server.said().trimEnd().split('\n')
        expect(JSON.parse(line as string)).toMatchObject({ event: 'store', message })
        expect([sentence, more]).toEqual([
          expect.stringMatching(
            /^The database in DATABASE_URL did not answer as it should \(E\w+\)\.$/,
          ),
          [],
        ])
      }
    })
  })
})
