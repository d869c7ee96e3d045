import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { type Database, openDatabase } from '../../../src/store/connection/database.js'
import { verifyHistory } from '../../../src/store/history/chain.js'
import { migrate } from '../../../src/store/migrations/migrations.js'
import { readNewestSeq } from '../../../src/store/publications/publications.js'
import { engines, freshDatabase } from '../../support/database/fresh-database.js'
import { startChild, until } from '../../support/process/child.js'
import { makeDataFolder } from '../../support/process/data-folder.js'
import { withFolder } from '../../support/process/temporary-folder.js'
import { aPlan, manyNew } from '../../support/site/a-listing.js'

const COUNT = 1000
const importing = `
const { openDatabase } = await import(dist + 'store/connection/database.js')
const { applyImport } = await import(dist + 'store/changes/apply-import.js')
const { readFile } = await import('node:fs/promises')
const [, plan, databaseUrl, dataDir] = process.argv
const database = await openDatabase({ databaseUrl: databaseUrl || null, dataDir })
const read = JSON.parse(await readFile(plan, 'utf8'))
console.log('begins')
await applyImport(database, read, 'child')
console.log('done')
process.exit(0)`

describe.each(engines)('kill -9 during an import on the %s engine', (engine) => {
  test('leaves all of it or nothing, and the same import finishes it', () =>
    withFolder(async (folder) => {
      const plan = aPlan(manyNew(COUNT))
      const file = join(folder, 'plan.json')
      await writeFile(file, JSON.stringify(plan))
      const server = engine === 'server' ? await freshDatabase(engine) : null
      const use = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
        if (server) return work(server)
        const database = await openDatabase({
          databaseUrl: null,
          dataDir: await makeDataFolder(folder),
        })
        return work(database).finally(database.close)
      }
      try {
        await use(migrate)
        for (const wait of [60, 250, 600]) {
          const child = startChild(importing, file, server?.connectionString ?? '', folder)
          await until(() => child.said().includes('begins'))
          await new Promise((resolve) => setTimeout(resolve, wait))
          const done = child.said().includes('done')
          child.process.kill('SIGKILL')
          await child.ended
          await use(async (database) => {
            const programs = await database.prisma.listing.count()
            expect(done ? [COUNT] : [0, COUNT]).toContain(programs)
            expect([
              await readNewestSeq(database),
              (await verifyHistory(database)).entries,
            ]).toEqual([programs, programs])
          })
        }
        await use(async (database) => {
          await applyImport(database, plan, 'test')
          expect(await database.prisma.listing.count()).toBe(COUNT)
          expect(await verifyHistory(database)).toMatchObject({ entries: COUNT, broken: null })
        })
      } finally {
        await server?.close()
      }
    }))
})
