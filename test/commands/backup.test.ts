import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { blankDatabase, engines } from '../support/database/fresh-database.js'
import { runCommand, spawnCommand } from '../support/process/run-command.js'
import { withFolder } from '../support/process/temporary-folder.js'

// Each of these opens an embedded database several times, some in a process of its own.
jest.setTimeout(180_000)

const own = `name,level,state,status,source,hours_min,stated_as
Fir House – Evening IOP,iop,OH,published,https://example.org/iop,9,"nine hours, ""or more"""
Yew House – Evening IOP,iop,OH,in-review,https://example.org/iop,9,
`

describe('npm run backup and npm run restore', () => {
  it('write a copy that only its owner can read, and make the same directory out of it, on either engine', async () => {
    await withFolder(async (folder) => {
      const at = (name: string): string => join(folder, name)
      await writeFile(at('own.csv'), own)
      await runCommand('import', at('first'), at('own.csv'), '--publish')
      await runCommand('editor', at('first'), 'add', 'Rosa', 'rosa@harbor.example')
      const backup = await spawnCommand('backup', at('first'), at('backups'))
      expect(backup).toMatchObject({
        code: 0,
        said: expect.stringMatching(
          /^\d+ rows are in \S+\.ndjson\.gz, which was read back whole\.\n/,
        ),
      })
      expect(backup.said).toContain(`Keep ${at('first')}/secret beside it`)
      const [name = ''] = await readdir(at('backups'))
      const file = join(at('backups'), name)
      expect((await stat(file)).mode & 0o777).toBe(0o600)

      const restored = await spawnCommand('restore', at('second'), file)
      expect(restored).toMatchObject({
        code: 0,
        said: expect.stringMatching(
          /^\d+ rows are restored from .*\nhistory 3\nhead [0-9a-f]{64}\n/,
        ),
      })
      for (const which of ['first', 'second'])
        await runCommand('export', at(which), at(`${which}.csv`))
      expect(await readFile(at('second.csv'), 'utf8')).toBe(await readFile(at('first.csv'), 'utf8'))
      // Nobody comes back by a link or a password of before; who is here is listed, and their
      // address is taken.
      expect(restored.said).toContain('Nobody can sign in yet')
      expect(restored.said).toMatch(
        /\nPeople in this directory:\n- Rosa, rosa@harbor\.example, Owner: needs a new link\n/,
      )
      expect(restored.said).toContain('sealed with a secret that is not here')
      expect(
        (await runCommand('editor', at('second'), 'add', 'Rosa', 'rosa@harbor.example')).said,
      ).toContain('npm run editor -- link EMAIL')
      expect(await runCommand('restore', at('second'), file)).toMatchObject({
        code: 1,
        said: expect.stringContaining('This database is not empty'),
      })

      if (!engines.includes('server')) return
      const server = await blankDatabase('server')
      const settings = {
        DATABASE_URL: server.connectionString as string,
        SESSION_SECRET: 's'.repeat(32),
      }
      const moved = await runCommand('restore', settings, file, '--keep-accounts')
      expect(moved).toMatchObject({
        code: 0,
        said: expect.stringContaining('One-time links and recovery codes are void'),
      })
      await runCommand('export', settings, at('third.csv'))
      expect(await readFile(at('third.csv'), 'utf8')).toBe(await readFile(at('first.csv'), 'utf8'))
      const again = await runCommand('backup', settings, at('more'))
      expect(again).toMatchObject({
        code: 0,
        said: expect.stringContaining('Keep SESSION_SECRET beside it'),
      })
      await server.close()
    })
  })

  it('say how they are used, and what is wrong, in one sentence, and leave nothing behind', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data')
      for (const args of [[], ['one', 'two']]) {
        expect(await runCommand('backup', data, ...args)).toMatchObject({
          code: 1,
          said: 'Usage: npm run backup -- DIR\n',
        })
        expect(await runCommand('restore', data, ...args)).toMatchObject({
          code: 1,
          said: 'Usage: npm run restore -- FILE\n',
        })
      }
      await writeFile(join(folder, 'damaged.gz'), 'not what it says')
      expect((await runCommand('restore', data, join(folder, 'damaged.gz'))).said).toMatch(
        /^The file .* is damaged, cut off, or not one.*\n$/,
      )
      expect((await runCommand('restore', data, join(folder, 'none.gz'))).said).toMatch(
        /^There is no file .*none\.gz that we can read\.\n$/,
      )
      expect(await readdir(folder)).toEqual(['damaged.gz'])
      await mkdir(join(folder, 'backups'))
      expect((await runCommand('backup', data, join(folder, 'backups'))).said).toBe(
        'There is nothing in this database to back up.\n',
      )
      expect((await runCommand('backup', data, join(folder, 'damaged.gz'))).said).toMatch(
        /^The backup did not end, and nothing was written\./,
      )
      expect(await readdir(join(folder, 'backups'))).toEqual([])
      const away = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }
      expect(await runCommand('backup', away, join(folder, 'backups'))).toMatchObject({
        code: 1,
        said: expect.stringContaining('Is the database there'),
      })
    })
  })
})
