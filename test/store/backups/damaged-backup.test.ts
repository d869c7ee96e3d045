import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { backUp } from '../../../src/store/backups/backup.js'
import { checkBackup } from '../../../src/store/backups/read.js'
import { restore } from '../../../src/store/backups/restore.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { createUnfinished, sealKeyOf } from '../../../src/store/folder/sealed-file.js'
import { backupTables } from '../../../src/store/migrations/tables.js'
import { StoreError } from '../../../src/store/store-error.js'
import { allRows } from '../../support/database/all-rows.js'
import { blankDatabase, engines, freshDatabase } from '../../support/database/fresh-database.js'
import { withFolder } from '../../support/process/temporary-folder.js'
import { aPlan, manyNew } from '../../support/site/a-listing.js'

const nothing = Object.fromEntries(backupTables.map((table) => [table, []]))

describe('a backup that is not what it should be', () => {
  const taken = async (folder: string): Promise<string> => {
    const database = await freshDatabase('embedded')
    await applyImport(database, aPlan(manyNew(20)), 'test')
    const { file } = await backUp(database, folder)
    await database.close()
    return file
  }
  const refused = async (file: string): Promise<string> => {
    const error: unknown = await checkBackup(file).catch((thrown: unknown) => thrown)
    if (!(error instanceof StoreError))
      throw new Error(`It was taken for whole, or ended with ${error}`)
    return error.message
  }

  test('cut off anywhere, or with any bit of it turned, is known for damaged', () =>
    withFolder(async (folder) => {
      const file = await taken(folder)
      const whole = await readFile(file)
      const spoiled = join(folder, 'spoiled.gz')
      // The first ten bytes name the system that packed it and say nothing of what is in it.
      for (let at = 10; at < whole.length; at += Math.ceil(whole.length / 60)) {
        const turned = Buffer.from(whole)
        turned.writeUInt8((whole[at] as number) ^ (1 << (at % 8)), at)
        for (const bytes of [turned, whole.subarray(0, at)]) {
          await writeFile(spoiled, bytes)
          expect(await refused(spoiled)).toContain('is damaged, cut off, or not one')
        }
      }
      await writeFile(spoiled, '')
      expect(await refused(spoiled)).toContain('is damaged')
      await expect(checkBackup(join(folder, 'none.gz'))).rejects.toThrow('ENOENT')
    }))

  test('sealed by somebody over other rows, another table or a newer schema is refused in plain words', () =>
    withFolder(async (folder) => {
      const database = await freshDatabase('embedded')
      const { head } = await backUp(database, folder)
      await database.close()
      const totals = { rows: { organizations: 1 }, numbers: {} }
      const row = '["organizations",{"id": 1, "key": "a", "name": "A"}]'
      const sealed = async (...lines: readonly (object | string)[]): Promise<string> => {
        const draft = createUnfinished(join(folder, 'sealed.gz'))
        await draft.write(
          (async function* () {
            yield lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
          })(),
        )
        await draft.keep()
        return join(folder, 'sealed.gz')
      }
      expect(
        (await checkBackup(await sealed(head, row, totals))).tallies.get('organizations')?.rows,
      ).toBe(1)
      for (const lines of [
        [head, row],
        [head, row, row, totals],
        [head, totals],
        [row, head, totals],
        [head, row, totals, row],
        [head, row, totals, totals],
        [head, '["pg_authid",{}]', totals],
        [head, 'no JSON', totals],
        [{}, row, totals],
        [],
      ])
        expect(await refused(await sealed(...lines))).toContain('is damaged, cut off, or not one')
      const later = { ...head, migrations: [...head.migrations, '29990101000000_later'] }
      expect(await refused(await sealed(later, '["later",{}]', totals))).toContain(
        'made by a newer release: this one does not know its change 29990101000000_later. Restore it with the newer release.',
      )
      expect(await refused(await sealed({ ...head, backup: 2 }, totals))).toContain(
        'made by a newer release',
      )
    }))

  test('changed and sealed again is refused by its key, and whose seal a file has is told', () =>
    withFolder(async (folder) => {
      const [ours, others] = [sealKeyOf('a secret of ours'), sealKeyOf('a secret of others')]
      const database = await freshDatabase('embedded')
      const { file } = await backUp(database, folder, undefined, ours)
      await database.close()
      const by = async (key: typeof ours | null) => (await checkBackup(file, key)).sealedBy
      expect([await by(ours), await by(others), await by(null)]).toEqual(['us', 'others', 'others'])

      // Whoever has the file alone can count and hash its lines, and cannot make the seal.
      const lines = gunzipSync(await readFile(file))
        .toString()
        .trimEnd()
        .split('\n')
      const { sealed } = JSON.parse(lines.pop() as string)
      const changed = lines.join('\n').replace('"postgres":"', '"postgres":"9')
      expect(changed).not.toBe(lines.join('\n'))
      const sha256 = createHash('sha256').update(`${changed}\n`).digest('hex')
      const write = (seal: object) =>
        writeFile(file, gzipSync(`${changed}\n${JSON.stringify({ sealed: seal })}\n`))
      await write({ ...sealed, sha256 })
      await expect(checkBackup(file, ours)).rejects.toThrow('is damaged, cut off, or not one')
      await write({ ...sealed, sha256, hmac: 'odd' })
      await expect(checkBackup(file, ours)).rejects.toThrow('is damaged, cut off, or not one')
      // Without any key it is what an older release wrote, which is told.
      await write({ lines: lines.length, sha256 })
      expect([await by(ours), await by(null)]).toEqual(['nobody', 'nobody'])
    }))

  test.each(engines)(
    'altered after it was checked, or with rows that cannot be, leaves nothing in the database of the %s engine',
    (engine) =>
      withFolder(async (folder) => {
        const target = await blankDatabase(engine)
        const file = await taken(folder)
        const checked = await checkBackup(file)
        const whole = await readFile(file)
        await writeFile(file, whole.subarray(0, whole.length - 20))
        await expect(restore(target, checked)).rejects.toThrow('is damaged')
        expect(await allRows(target)).toEqual(nothing)

        const draft = createUnfinished(file)
        const row = (columns: string) => `["organizations",{"id": 1, "key": "a", ${columns}}]`
        for (const columns of ['"name": null', '"name": "A", "more": 1']) {
          await draft.write(
            (async function* () {
              const totals = { rows: { organizations: 1 }, numbers: {} }
              yield [JSON.stringify(checked.head), row(columns), JSON.stringify(totals)]
            })(),
          )
          await draft.keep()
          await expect(restore(target, await checkBackup(file))).rejects.toThrow()
          expect(await allRows(target)).toEqual(nothing)
        }
        // The database that it failed in takes the whole one.
        await writeFile(file, whole)
        expect((await restore(target, checked)).entries).toBe(20)
        await target.close()
      }),
  )
})
