import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { openDatabase } from '../../src/store/connection/database.js'
import { runCommand, spawnCommand } from '../support/process/run-command.js'
import { withFolder } from '../support/process/temporary-folder.js'

// Each of these opens an embedded database several times, some in a process of its own.
jest.setTimeout(180_000)

const LINK = /http:\/\/localhost:3000\/admin\/join\/([\w-]{43})\n$/

describe('npm run editor', () => {
  it('makes the first an owner and the next an editor, unless said otherwise, and prints a link for each', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data')
      const first = await spawnCommand(
        'editor',
        data,
        'add',
        'Rosa Lindqvist',
        'Rosa@Harbor.example',
      )
      expect(first).toMatchObject({ code: 0, said: expect.stringMatching(LINK) })
      expect(first.said).toContain('Rosa Lindqvist is added as Owner.')
      expect(
        (await runCommand('editor', data, 'add', 'Inés', 'ines@harbor.example')).said,
      ).toContain('as Editor.')
      expect(
        (await runCommand('editor', data, 'add', 'Ada', 'ada@harbor.example', '--role', 'reviewer'))
          .said,
      ).toContain('as Reviewer.')
      expect(await runCommand('editor', data, 'add', 'Rosa', 'rosa@harbor.example')).toMatchObject({
        code: 1,
        said: expect.stringContaining('npm run editor -- link EMAIL'),
      })

      const renewed = await runCommand('editor', data, 'link', 'rosa@harbor.example')
      expect(renewed).toMatchObject({ code: 0, said: expect.stringMatching(LINK) })
      expect(renewed.said.match(LINK)?.[1]).not.toBe(first.said.match(LINK)?.[1])

      const database = await openDatabase({ databaseUrl: null, dataDir: data })
      const { rows: links } = await database.pool.query('select * from sign_in_links')
      const { rows: people } = await database.pool.query(
        'select email, role from editors order by created_at',
      )
      const { rows: history } = await database.pool.query(
        "select actor, change->>'kind' as kind from history order by id",
      )
      // While it is open here, the folder is in use for another process.
      const refused = await spawnCommand('editor', data, 'add', 'Late', 'late@harbor.example')
      await database.close()
      expect(people).toEqual([
        { email: 'rosa@harbor.example', role: 'owner' },
        { email: 'ines@harbor.example', role: 'editor' },
        { email: 'ada@harbor.example', role: 'reviewer' },
      ])
      expect(links).toHaveLength(3)
      expect(JSON.stringify(links)).not.toContain(renewed.said.match(LINK)?.[1])
      expect(history.map(({ kind }) => kind)).toEqual(['invited', 'invited', 'invited', 'reset'])
      expect(new Set(history.map(({ actor }) => actor))).toEqual(new Set(['npm run editor']))
      expect(refused).toMatchObject({
        code: 1,
        said: expect.stringMatching(/is in use by pid \d+: .*Stop that process first/),
      })
    })
  })

  it('says in one sentence what it cannot use', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data')
      for (const args of [
        [],
        ['add'],
        ['add', 'Rosa'],
        ['add', 'R', 'r@x', 'more'],
        ['add', 'R', 'r@x', '--role', 'queen'],
        ['link'],
        ['link', 'a@b', '--role', 'owner'],
        ['remove', 'a@b'],
      ])
        expect(await runCommand('editor', data, ...args)).toMatchObject({
          code: 1,
          said: expect.stringContaining('Usage: npm run editor'),
        })
      expect((await runCommand('editor', data, 'add', 'Rosa', 'not an address')).said).toBe(
        'This is not an e-mail address we can use.\n',
      )
      expect(
        (await runCommand('editor', data, 'add', 'Ro\u202esa', 'rosa@harbor.example')).said,
      ).toBe('The name must be one line of up to 100 characters, without hidden ones.\n')
      expect((await runCommand('editor', data, 'link', 'nobody@harbor.example')).said).toBe(
        'Nobody here has this address.\n',
      )
    })
  })
})
