import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { backUp } from '../../../src/store/backups/backup.js'
import { listBackups } from '../../../src/store/backups/files.js'
import { checkBackup } from '../../../src/store/backups/read.js'
import { scheduleBackups } from '../../../src/store/backups/schedule.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { type Database, openDatabase } from '../../../src/store/connection/database.js'
import { migrate } from '../../../src/store/migrations/migrations.js'
import { backupTables, excludedTables } from '../../../src/store/migrations/tables.js'
import { describeServer, engines, freshDatabase } from '../../support/database/fresh-database.js'
import { startChild, until } from '../../support/process/child.js'
import { makeDataFolder } from '../../support/process/data-folder.js'
import { withFolder } from '../../support/process/temporary-folder.js'
import { aListing, aNew, aPlan, manyNew } from '../../support/site/a-listing.js'

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

describe.each(engines)('backing up on the %s engine', (engine) => {
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
        const database =
          server ?? (await openDatabase({ databaseUrl: null, dataDir: await makeDataFolder(data) }))
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
