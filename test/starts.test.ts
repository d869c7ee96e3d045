import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { tryFolders } from '../src/store/folder/try-folders.js'
import { AddressRefused, tryAddress } from '../src/web/server/listen-at.js'
import { FIRST_START_S, startServer } from './support/process/start-server.js'
import { withFolder } from './support/process/temporary-folder.js'

jest.setTimeout(3 * 1000 * FIRST_START_S)

/** What is refused by name in a folder where `file` is a file and `data` a folder. */
describe('folders that settings name', () => {
  const plain = { backups: null, databaseUrl: null, sessionSecret: null }
  const within = (use: (at: (name: string) => string) => Promise<void>): Promise<void> =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '')
      await mkdir(join(folder, 'data', 'postgres'), { recursive: true, mode: 0o700 })
      await symlink(join(folder, 'data'), join(folder, 'link'))
      await use((name) => join(folder, name))
    })

  it.each(['file', 'file/data'])('refuse DATA_DIR=%s by its own name', (name) =>
    within(async (at) => {
      await expect(tryFolders({ ...plain, dataDir: at(name) })).rejects.toThrow(
        `The folder ${at(name)} in DATA_DIR cannot be used: it is a file, or in one (`,
      )
    }),
  )

  it('start without a snapshot where only that would lie in DATA_DIR, and say so', () =>
    within(async (at) => {
      const server = { ...plain, dataDir: at('file'), databaseUrl: 'postgresql://somewhere/iop' }
      await expect(tryFolders(server)).rejects.toThrow('in DATA_DIR cannot be used')
      expect(await tryFolders({ ...server, sessionSecret: 's' })).toEqual([
        expect.stringMatching(/DATA_DIR cannot be used.*no start while/),
      ])
    }))

  it.each([
    ['file', /^The folder .*file in BACKUP_DIR cannot be used: it is a file/],
    ['file/backups', /^The folder .* in BACKUP_DIR cannot be used: it is a file/],
    ['data', /^BACKUP_DIR must be another folder than DATA_DIR/],
    ['link', /^BACKUP_DIR must be another folder than DATA_DIR/],
    ['data/postgres', /^BACKUP_DIR must be another folder than DATA_DIR/],
    ['data/postgres/more', /^BACKUP_DIR must be another folder than DATA_DIR/],
  ])('refuse BACKUP_DIR=%s by its own name', (name, sentence) =>
    within(async (at) => {
      await expect(
        tryFolders({ ...plain, dataDir: at('data'), backups: { folder: at(name) } }),
      ).rejects.toThrow(sentence)
    }),
  )

  it('may lie in each other where nothing is mixed, which is said', () =>
    within(async (at) => {
      expect(
        await tryFolders({
          ...plain,
          dataDir: at('data'),
          backups: { folder: at('data/backups') },
        }),
      ).toEqual([expect.stringMatching(/^BACKUP_DIR lies in DATA_DIR/)])
      expect(
        await tryFolders({
          ...plain,
          dataDir: at('data'),
          backups: { folder: at('data-backups') },
        }),
      ).toEqual([])
    }))
})

describe('addresses that settings name', () => {
  const address = (host: string, port: number) =>
    tryAddress({ host, port, settings: ['HOST', 'PORT'] })

  it('are refused by the setting that is wrong', async () => {
    await expect(address('no-such-host.invalid', 0)).rejects.toThrow(
      /^The address no-such-host\.invalid:0 cannot be used \(E\w+\)\. Set HOST to another\.$/,
    )
    await expect(address('203.0.113.9', 0)).rejects.toThrow(
      /cannot be used \(EADDRNOTAVAIL\)\. Set HOST to another\.$/,
    )
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    const refused = address('127.0.0.1', port)
    await expect(refused).rejects.toThrow(AddressRefused)
    await expect(refused).rejects.toThrow(
      `The address 127.0.0.1:${port} cannot be used (EADDRINUSE). Set PORT to another.`,
    )
    await new Promise((resolve) => taken.close(resolve))
    await address('127.0.0.1', port)
  })
})

describe('a start', () => {
  // What Node says of the file that is one too many depends on which it is.
  it.each([100, 112, 128])(
    'that may not open enough files says so in one sentence, and ends with 1 (%d)',
    async (most) => {
      await withFolder(async (folder) => {
        const file = new URL('../dist/server.js', import.meta.url).pathname
        const env = {
          PATH: process.env['PATH'] ?? '',
          NODE_ENV: 'test',
          DATA_DIR: join(folder, 'data'),
        }
        const child = spawn(
          'sh',
          ['-c', `ulimit -n ${most}; exec "$0" "$1"`, process.execPath, file],
          {
            env,
            stdio: ['ignore', 'pipe', 'pipe'],
          },
        )
        let said = ''
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (data) => (said += String(data)))
        const [code] = await once(child, 'close')
        expect(code).toBe(1)
        expect(said).toMatch(
          /^This process may not open enough files \(EMFILE\)\. Raise the limit .*\n$/,
        )
        expect(await readdir(folder)).toEqual([])
      })
    },
  )

  it('reads the file .env of the folder it runs in; the environment wins, a test reads none', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, '.env'), '# ours\nTRUST_PROXY=from-the-file\n')
      const ends = async (settings: Readonly<Record<string, string>>): Promise<string> => {
        const server = startServer(
          { DATA_DIR: join(folder, 'data'), HOST: 'no-such-host.invalid', ...settings },
          folder,
        )
        expect(await server.ended).toBe(1)
        return server.said()
      }
      expect(await ends({ NODE_ENV: 'development' })).toBe(
        'The setting TRUST_PROXY must be a whole number from 0 to 10. See .env.example.\n',
      )
      const noHost =
        /^The address no-such-host\.invalid:0 cannot be used \(E\w+\)\. Set HOST to another\.\n$/
      expect(await ends({ NODE_ENV: 'development', TRUST_PROXY: '1' })).toMatch(noHost)
      expect(await ends({})).toMatch(noHost)
      // Nothing but the folder and the name of its lock was made.
      expect(await readdir(join(folder, 'data'))).toEqual(['lock-name'])
    }))
})
