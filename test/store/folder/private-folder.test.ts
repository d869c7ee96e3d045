import { chmod, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import { keepPrivate } from '../../../src/store/folder/private-folder.js'
import { startChild } from '../../support/process/child.js'
import { withFolder } from '../../support/process/temporary-folder.js'
import { openToOthers } from '../../support/site/open-to-others.js'

// Each of these starts processes, each with an embedded database to make.
jest.setTimeout(180_000)

/**
 * Everything that a process writes into its data folder, by a process that was given a careless
 * umask.
 */
const writing = `
const [, umask, dataDir, addition] = process.argv
process.umask(Number.parseInt(umask, 8))
const load = (name) => import(dist + 'store/' + name + '.js')
const { openDatabase } = await load('connection/database')
const { migrate } = await load('migrations/migrations')
const { readOrCreateSecret } = await load('folder/secret')
const { backUp } = await load('backups/backup')
const { writeSnapshot } = await load('publications/snapshot')
const { addDraft } = await load('changes/import-drafts')
const database = await openDatabase({ databaseUrl: null, dataDir })
await migrate(database)
await readOrCreateSecret(dataDir)
await addDraft(database, 'a file', Buffer.alloc(200000), addition)
await database.pool.query('create table ' + addition + ' as select generate_series(1, 200000) as n')
await database.pool.query('checkpoint')
await writeSnapshot(database, dataDir, { at: new Date().toISOString(), seq: 0, samples: false, publications: [] })
await backUp(database, dataDir + '/backups')
console.log('written')
process.stdin.resume()
process.stdin.on('end', async () => { await database.close() })`

describe('a data folder, made under a umask that lets everybody do everything', () => {
  test('is its owner’s alone, with everything in it, while it is open, afterwards, and when it is opened again', () =>
    withFolder(async (folder) => {
      const dataDir = join(folder, 'new', 'data')
      for (const addition of ['first', 'second']) {
        const child = startChild(writing, '000', dataDir, addition)
        await child.saying('written')
        expect(await openToOthers(join(folder, 'new'))).toEqual([])
        child.process.stdin?.end()
        expect(await child.ended).toBe(0)
        expect(await openToOthers(join(folder, 'new'))).toEqual([])
      }
      expect((await readdir(dataDir)).toSorted()).toEqual([
        'backups',
        'catalogue.snapshot',
        'lock-name',
        'postgres',
        'postgres-major',
        'secret',
      ])
    }))
})

describe('a data folder that is there already', () => {
  const wide = async (folder: string, ...names: readonly string[]): Promise<void> => {
    await mkdir(join(folder, 'postgres', 'base'), { recursive: true })
    await Promise.all(['postgres', 'postgres/base'].map((name) => chmod(join(folder, name), 0o755)))
    for (const name of ['postgres/base/1', 'secret', ...names]) {
      await writeFile(join(folder, name), '')
      await chmod(join(folder, name), 0o666)
    }
    await chmod(folder, 0o755)
  }

  test('and open to others is closed to them, which is said once', () =>
    withFolder(async (folder) => {
      await wide(folder, 'postgres-major')
      expect(await keepPrivate(folder)).toBe(
        `Other users of this machine could look into the data folder ${folder}. It is closed to them now.`,
      )
      expect(await openToOthers(folder)).toEqual([])
      expect(await keepPrivate(folder)).toBeNull()
    }))

  test('and holds more than ours keeps its own mode and what is not ours, and says so; what is ours is closed', () =>
    withFolder(async (folder) => {
      await wide(folder, 'somebody’s')
      expect(await keepPrivate(folder)).toMatch(
        /^Other users of this machine can look into the data folder .*chmod 700/,
      )
      expect(await openToOthers(folder)).toEqual(['. 755', 'somebody’s 666'])
    }))

  test('never follows a link out of it', () =>
    withFolder(async (folder) => {
      const outside = join(folder, 'outside')
      await writeFile(outside, '')
      await chmod(outside, 0o644)
      const inside = join(folder, 'data')
      await mkdir(join(inside, 'postgres'), { recursive: true })
      await symlink(outside, join(inside, 'postgres', 'link'))
      await symlink(outside, join(inside, 'secret'))
      await keepPrivate(inside)
      expect((await stat(outside)).mode & 0o777).toBe(0o644)
    }))

  test('that is shared by all, such as /tmp, is left as it is', () =>
    withFolder(async (folder) => {
      await chmod(folder, 0o1777)
      expect(await keepPrivate(folder)).toContain('chmod 700')
      expect((await stat(folder)).mode & 0o7777).toBe(0o1777)
    }))
})
