import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { invite, resetAccount } from '../../../src/store/accounts/accounts.js'
import { findLink } from '../../../src/store/accounts/sign-in-links.js'
import { backUp } from '../../../src/store/backups/backup.js'
import { listBackups } from '../../../src/store/backups/files.js'
import { checkBackup } from '../../../src/store/backups/read.js'
import { restore } from '../../../src/store/backups/restore.js'
import { scheduleBackups } from '../../../src/store/backups/schedule.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { addDraft } from '../../../src/store/changes/import-drafts.js'
import { type Database, openDatabase } from '../../../src/store/connection/database.js'
import { verifyHistory } from '../../../src/store/history/chain.js'
import { diffSchema, migrate, migrateTo } from '../../../src/store/migrations/migrations.js'
import { backupTables, excludedTables } from '../../../src/store/migrations/tables.js'
import { addReport } from '../../../src/store/reports/corrections.js'
import { allRows } from '../../support/database/all-rows.js'
import {
  blankDatabase,
  describeServer,
  type Engine,
  engines,
  freshDatabase,
} from '../../support/database/fresh-database.js'
import { startChild, until } from '../../support/process/child.js'
import { withFolder } from '../../support/process/temporary-folder.js'
import { aListing, aNew, aPlan, manyNew } from '../../support/site/a-listing.js'
import { joined, openBrowser, signIn } from '../../support/site/at-the-door.js'
import { siteOver } from '../../support/site/open-site.js'

const odd = "Ünïcode “quotes” \\back\\slash\\ 😀\u2028 tab\tnew\nline '; drop table programs; --"

/** Something in every table, and the odd things that rows may hold. */
const fill = async (database: Database): Promise<void> => {
  await applyImport(database, aPlan(manyNew(40)), odd)
  const edits = [
    { ...aListing(0), slug: 'somewhere-else-abcd', name: odd.replaceAll('\n', ' ') },
    { ...aListing(1), status: 'archived' },
    { ...aListing(2), status: 'paused', pausedUntil: '2027-02-28' },
  ] as const
  for (const listing of edits)
    await saveEdit(database, {
      listing,
      version: 1,
      kind: 'edited',
      actor: 'ed@example.org',
      reason: odd,
    })
  await addDraft(
    database,
    'every byte.csv',
    Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256)),
    'ed@example.org',
  )
  await addReport(database, { slug: aListing(3).slug, topic: 'other', words: odd })
  await invite(
    database,
    { name: 'Waits', email: 'waits@harbor.example', role: 'reviewer' },
    { id: null, name: 'a test', reason: '' },
  )
}
const numbersOf = async ({ pool }: Database) =>
  (
    await pool.query(
      "select nextval('organizations_id_seq') as o, nextval('locations_id_seq') as l, nextval('programs_id_seq') as p",
    )
  ).rows[0]

test('a backup holds every table of the schema but the two that it leaves out', async () => {
  const database = await freshDatabase('embedded')
  const { rows } = await database.pool.query(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> '_prisma_migrations'",
  )
  await database.close()
  expect(rows.map(({ name }) => name).toSorted()).toEqual(
    [...backupTables, ...excludedTables].toSorted(),
  )
})

/**
 * Each engine's backup on the other one, which is of another PostgreSQL major; with one engine, on
 * itself.
 */
const ways = engines.map((from, i) => [from, engines[(i + 1) % engines.length] as Engine] as const)

describe.each(ways)('a backup of the %s engine', (from, to) => {
  test(`restored on the ${to} engine, is the same in every row, with its history, its numbers and its ways in`, () =>
    withFolder(async (folder) => {
      const [source, target] = [await freshDatabase(from), await blankDatabase(to)]
      const first = await siteOver(source)
      await fill(source)
      const somebody = await joined(first, 'owner')
      await signIn(first, openBrowser(first), somebody)
      await first.catalogue.catchUp()
      const before = await allRows(source)
      for (const rows of Object.values(before)) expect(rows.length).toBeGreaterThan(0)

      const { file } = await backUp(source, join(folder, 'new', 'backups'))
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      expect((await stat(join(folder, 'new', 'backups'))).mode & 0o777).toBe(0o700)
      const verdict = await restore(target, await checkBackup(file))
      // A link or a recovery code may have been used since the backup.
      expect(await allRows(target)).toEqual({ ...before, sign_in_links: [], recovery_codes: [] })
      expect(verdict).toEqual(await verifyHistory(source))
      expect(verdict).toMatchObject({ entries: before.history.length, broken: null })
      expect(await diffSchema(target)).toBe('')
      expect((await target.pool.query('select 1 from sessions')).rows).toEqual([])
      await expect(target.pool.query('delete from history')).rejects.toThrow(
        'history is append-only',
      )

      const second = await siteOver(target)
      expect(second.catalogue.changes(0, 1000)).toEqual(first.catalogue.changes(0, 1000))
      expect(second.catalogue.programs()).toEqual(first.catalogue.programs())
      await second.get('/programs/harbor-0-blacklick-oh-iop-abcd').expect(301)
      const browser = openBrowser(second)
      expect((await signIn(second, browser, somebody)).status).toBe(303)
      expect((await browser.get('/admin')).status).toBe(200)
      expect(await numbersOf(target)).toEqual(await numbersOf(source))
      // What comes after is written behind it.
      await applyImport(target, aPlan([aNew(aListing(900))]), 'after')
      expect(await verifyHistory(target)).toMatchObject({
        entries: before.history.length + 1,
        broken: null,
      })
      await first.close()
      await second.close()
    }))
})

describe.each(engines)('backing up and restoring on the %s engine', (engine) => {
  test('bring back no used link, no used code and no account that was ended since', () =>
    withFolder(async (folder) => {
      const [source, kept, ended] = [
        await freshDatabase(engine),
        await blankDatabase(engine),
        await blankDatabase(engine),
      ]
      const first = await siteOver(source)
      const owner = await joined(first, 'owner')
      const doer = { id: null, name: 'a test', reason: '' }
      const invited = await invite(
        source,
        { name: 'Rosa', email: 'rosa@harbor.example', role: 'owner' },
        doer,
      )
      const link = (invited as { token: string }).token
      const codes = Number(
        (await source.pool.query('select count(*) from recovery_codes')).rows[0]?.count,
      )
      const checked = await backUp(source, folder)
      await first.close()
      expect([codes > 0, typeof link]).toEqual([true, 'string'])

      await restore(kept, checked)
      expect(await findLink(kept, link)).toBeNull()
      expect((await kept.pool.query('select 1 from recovery_codes')).rows).toEqual([])

      const verdict = await restore(ended, checked, { ...doer, reason: 'restored' })
      const last = await siteOver(ended)
      expect((await signIn(last, openBrowser(last), owner)).status).toBe(403)
      expect((await last.get(`/admin/join/${link}`)).status).not.toBe(200)
      expect(await findLink(ended, link)).toBeNull()
      // The history says so, after all that was in the backup; everybody else needs a link anyway.
      expect(await verifyHistory(ended)).toMatchObject({
        entries: verdict.entries + 1,
        broken: null,
      })
      const { rows } = await ended.pool.query(
        "select identity, change ->> 'kind' as kind, actor, reason from history order by id desc limit 1",
      )
      expect(rows).toEqual([
        { identity: `editor|${owner.id}`, kind: 'reset', actor: 'a test', reason: 'restored' },
      ])
      // Whoever runs commands on the machine lets the owner in again.
      expect(await resetAccount(ended, owner.id, doer)).toMatchObject({ token: expect.any(String) })
      await last.close()
      await kept.close()
    }))

  test('restore only into an empty database, and change nothing in another', () =>
    withFolder(async (folder) => {
      const database = await freshDatabase(engine)
      await applyImport(database, aPlan(manyNew(3)), 'test')
      const checked = await backUp(database, folder)
      const before = await allRows(database)
      await expect(restore(database, checked)).rejects.toThrow(
        'This database is not empty: there is something in “organizations”.',
      )
      expect(await allRows(database)).toEqual(before)
      await database.close()
      const other = await freshDatabase(engine)
      await invite(
        other,
        { name: 'A', email: 'a@harbor.example', role: null },
        { id: null, name: 'a test', reason: '' },
      )
      await expect(restore(other, checked)).rejects.toThrow(
        'This database is not empty: there is something in “history”.',
      )
      await other.close()
    }))

  test('keep the schema that a backup is of: an older one is made first, and then brought up to this release', () =>
    withFolder(async (folder) => {
      const [older, blank, newer] = [
        await blankDatabase(engine),
        await blankDatabase(engine),
        await freshDatabase(engine),
      ]
      await expect(backUp(older, folder)).rejects.toThrow(
        'There is nothing in this database to back up.',
      )
      await migrateTo(older, 1)
      await older.pool.query("insert into organizations (key, name) values ('a', 'A'), ('b', 'B')")
      await older.pool.query(
        `insert into programs (identity, slug, status, level, name, organization_name, organization_id, sample, statements)
         select 'p', 'p', 'draft', 'iop', 'P', 'A', id, false, '{}' from organizations where key = 'a'`,
      )
      const checked = await backUp(older, folder)
      expect(checked.head.migrations).toHaveLength(1)
      expect(await diffSchema(older)).toContain('paused_until')
      await restore(blank, checked)
      expect(await diffSchema(blank)).toBe('')
      expect(
        (await blank.pool.query('select key, name from organizations order by id')).rows,
      ).toEqual([
        { key: 'a', name: 'A' },
        { key: 'b', name: 'B' },
      ])
      expect((await blank.pool.query('select slug, paused_until from programs')).rows).toEqual([
        { slug: 'p', paused_until: null },
      ])
      await expect(restore(newer, checked)).rejects.toThrow(
        'already has a newer schema than the backup',
      )
      for (const database of [older, blank, newer]) await database.close()
    }))

  test('by itself: when the newest is old enough, then without the oldest and without what a killed one left', () =>
    withFolder(async (folder) => {
      const database = await freshDatabase(engine)
      await applyImport(database, aPlan(manyNew(3)), 'test')
      const hoursAgo = (hours: number): string =>
        `iop-${new Date(Date.now() - 3_600_000 * hours).toISOString().replace(/[:.]/g, '-')}.ndjson.gz`
      const old = [200, 100, 25].map(hoursAgo)
      for (const name of [...old, `${old[0]}.123.unfinished`, 'notes.txt'])
        await writeFile(join(folder, name), '')
      const told: unknown[] = []
      const plan = { folder, everyHours: 24, keep: 2 }
      const first = scheduleBackups(database, plan, (event) => told.push(event))
      await until(() => told.length > 0)
      await first.stop()
      const [kept, made] = await listBackups(folder)
      expect(told).toEqual([{ name: made?.name, rows: 16, ms: expect.any(Number), pruned: 2 }])
      expect((await readdir(folder)).toSorted()).toEqual(
        [old[2], made?.name, 'notes.txt'].toSorted(),
      )
      expect(kept?.name).toBe(old[2])
      await checkBackup(join(folder, made?.name as string))

      // Not due again, nor in a process that starts just then.
      await scheduleBackups(database, plan, (event) => told.push(event)).stop()
      // Where nothing can be written it says so, and goes on.
      const nowhere = scheduleBackups(
        database,
        { ...plan, folder: join(folder, 'notes.txt') },
        (event) => told.push(event),
      )
      await until(() => told.length === 2)
      await nowhere.stop()
      expect(told[1]).toEqual({
        sentence: expect.stringMatching(/^The backup did not end \(E\w+\)\.$/),
      })
      // Stopped in the middle it leaves nothing.
      const place = join(folder, 'stopped')
      await scheduleBackups(database, { ...plan, folder: place }, (event) =>
        told.push(event),
      ).stop()
      expect((await readdir(place)).filter((name) => name.includes('unfinished'))).toEqual([])
      expect(told).toHaveLength(2)
      await database.close()
    }))
})

const backingUp = `
const { openDatabase } = await import(dist + 'store/connection/database.js')
const { backUp } = await import(dist + 'store/backups/backup.js')
const [, databaseUrl, dataDir, folder] = process.argv
const database = await openDatabase({ databaseUrl: databaseUrl || null, dataDir })
console.log('begins')
for (;;) await backUp(database, folder)`

describe.each(engines)('kill -9 during a backup on the %s engine', (engine) => {
  test('leaves whole backups only, and the next one clears away what it left', () =>
    withFolder(async (folder) => {
      const [data, backups] = [join(folder, 'data'), join(folder, 'backups')]
      const server = engine === 'server' ? await freshDatabase(engine) : null
      const use = async (work: (database: Database) => Promise<unknown>): Promise<void> => {
        const database = server ?? (await openDatabase({ databaseUrl: null, dataDir: data }))
        await work(database).finally(server ? async () => {} : database.close)
      }
      const names = (): Promise<string[]> => readdir(backups).catch(() => [])
      await use(async (database) => {
        await migrate(database)
        await applyImport(database, aPlan(manyNew(1000)), 'test')
      })
      for (const wait of [0, 30, 250]) {
        const child = startChild(backingUp, server?.connectionString ?? '', data, backups)
        await until(async () => (await names()).some((name) => name.endsWith('unfinished')))
        await new Promise((resolve) => setTimeout(resolve, wait))
        child.process.kill('SIGKILL')
        await child.ended
        for (const { name } of await listBackups(backups))
          expect((await checkBackup(join(backups, name))).totals.rows).toMatchObject({
            history: 1000,
          })
      }
      // A server lets a lock go when it notices that its holder is dead.
      await use((database) =>
        until(async () => (await backUp(database, backups).catch(() => null)) !== null),
      )
      expect((await names()).filter((name) => name.includes('unfinished'))).toEqual([])
      await server?.close()
    }))
})

describeServer('backups on a server', () => {
  test('hold one moment of a database that is written meanwhile', () =>
    withFolder(async (folder) => {
      const database = await freshDatabase('server')
      await applyImport(database, aPlan(manyNew(500)), 'test')
      let done = false
      const writing = (async () => {
        for (let n = 1000; !done; n++)
          await applyImport(database, aPlan([aNew(aListing(n))]), 'meanwhile')
      })()
      const seen: number[] = []
      for (let i = 0; i < 3; i++) {
        const { totals } = await backUp(database, folder)
        const { programs, publications, history } = totals.rows
        expect([publications, history]).toEqual([programs, programs])
        seen.push(programs as number)
      }
      done = true
      await writing
      expect(seen[2]).toBeGreaterThan(seen[0] as number)
      await database.close()
    }))

  test('are taken by one process at a time', () =>
    withFolder(async (folder) => {
      const database = await freshDatabase('server')
      const other = new pg.Client({ connectionString: database.connectionString as string })
      await other.connect()
      await other.query('select pg_advisory_lock(7248314)')
      await expect(backUp(database, folder)).rejects.toThrow(
        'Another backup of this database is under way.',
      )
      const told: unknown[] = []
      await scheduleBackups(database, { folder, everyHours: 1, keep: 1 }, (event) =>
        told.push(event),
      ).stop()
      expect([told, await readdir(folder)]).toEqual([[], []])
      await other.end()
      await until(async () => (await backUp(database, folder).catch(() => null)) !== null)
      await database.close()
    }))
})
