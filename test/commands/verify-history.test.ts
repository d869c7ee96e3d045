import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { applyImport } from '../../src/store/changes/apply-import.js'
import { openDatabase } from '../../src/store/connection/database.js'
import { makeDataFolder } from '../support/process/data-folder.js'
import { runCommand, spawnCommand } from '../support/process/run-command.js'
import { withFolder } from '../support/process/temporary-folder.js'
import { aPlan, manyNew } from '../support/site/a-listing.js'

// Each of these opens an embedded database several times, some in a process of its own.
jest.setTimeout(180_000)

/** Does something with the database in a folder, as nobody should. */
const withDatabase = async (
  dataDir: string,
  use: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>,
): Promise<void> => {
  const database = await openDatabase({ databaseUrl: null, dataDir: await makeDataFolder(dataDir) })
  await use(database)
  await database.close()
}

describe('npm run history -- verify', () => {
  it('prints how many changes there are and the hash of the last; where one was altered it names the first and fails', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data')
      await withDatabase(data, (database) => applyImport(database, aPlan(manyNew(5)), 'ada'))
      const held = await spawnCommand('verify-history', data, 'verify')
      expect([held.code, held.said]).toEqual([
        0,
        expect.stringMatching(/^entries 5\nhead [0-9a-f]{64}\n$/),
      ])
      await withDatabase(data, ({ pool }) =>
        pool.query(
          `update publications set document = jsonb_set(document, '{phone}', '"900-555-0199"') where slug like 'harbor-2-%'`,
        ),
      )
      const altered = await runCommand('verify-history', data, 'verify')
      expect([altered.code, altered.said]).toEqual([
        1,
        expect.stringMatching(
          /^entries 5\nhead [0-9a-f]{64}\nWhat visitors see of harbor-2-\S+ is not what history adds up to: phone\.\n$/,
        ),
      ])
      await withDatabase(data, async ({ pool }) => {
        for (const sql of [
          `update history set actor = 'x' where id = 3`,
          'delete from history where id = 3',
          'truncate history cascade',
        ])
          await expect(pool.query(sql)).rejects.toThrow('history is append-only')
        await pool.query('alter table history disable trigger history_append_only')
        await pool.query(`update history set actor = 'x' where id = 3`)
        await pool.query('alter table history enable always trigger history_append_only')
      })
      const broken = await runCommand('verify-history', data, 'verify')
      expect(broken.code).toBe(1)
      expect(broken.said).toContain('entries 2\n')
      expect(broken.said).toMatch(/The history is broken at row 3, of samhsa-su\|harbor 2/)
      expect(await runCommand('verify-history', data)).toMatchObject({
        code: 1,
        said: expect.stringContaining('Usage: npm run history -- verify'),
      })
    })
  })
})
