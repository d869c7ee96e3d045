import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { openDatabase } from '../../../src/store/connection/database.js'
import { holdFolder } from '../../../src/store/folder/folder-lock.js'
import { requireFreeSpace, requireRoomToDelete } from '../../../src/store/folder/free-space.js'
import { takeAddress } from '../../../src/store/folder/lock-socket.js'
import { readListings } from '../../../src/store/listings/read-all.js'
import { migrate } from '../../../src/store/migrations/migrations.js'
import { checkReadiness } from '../../../src/store/migrations/readiness.js'
import { StoreError } from '../../../src/store/store-error.js'
import { startChild, until } from '../../support/process/child.js'
import { makeDataFolder } from '../../support/process/data-folder.js'
import { withFolder } from '../../support/process/temporary-folder.js'
import { aPlan, manyNew } from '../../support/site/a-listing.js'

const holding = `
const { holdFolder } = await import(dist + 'store/folder/folder-lock.js')
await holdFolder(process.argv[1])
console.log('held')
setInterval(() => {}, 1000)`

describe('the lock of a data folder', () => {
  test('refuses a second process and names the first; after kill -9 it is free', () =>
    withFolder(async (folder) => {
      const child = startChild(holding, folder)
      await until(() => child.said().includes('held'))
      const refused = holdFolder(folder)
      await expect(refused).rejects.toThrow(StoreError)
      await expect(refused).rejects.toThrow(
        `in use by pid ${child.process.pid}: ${process.execPath}`,
      )
      child.process.kill('SIGKILL')
      await child.ended
      const release = await holdFolder(folder)
      await release()
    }))

  test('refuses by the file in the folder, for processes that share nothing but the folder', () =>
    withFolder(async (folder) => {
      // Another network namespace does not see the abstract address; a lone socket file is what it
      // would see.
      const child = startChild(
        `const { takeAddress } = await import(dist + 'store/folder/lock-socket.js')
        await takeAddress(process.argv[1] + '/lock')
        console.log('held')
        setInterval(() => {}, 1000)`,
        folder,
      )
      await until(() => child.said().includes('held'))
      await expect(holdFolder(folder)).rejects.toThrow(`in use by pid ${child.process.pid}`)
      child.process.kill('SIGKILL')
      await child.ended
      const [first, second] = await Promise.allSettled([holdFolder(folder), holdFolder(folder)])
      expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected'])
      for (const held of [first, second]) if (held.status === 'fulfilled') await held.value()
    }))

  test('cannot be taken by another user of the machine, who cannot read the folder; whoever can is refused', () =>
    withFolder(async (folder) => {
      const { dev, ino } = await stat(folder, { bigint: true })
      // The address that anybody can work out, and that a release before this one took.
      const guessed = await takeAddress(`\0iop-${dev}-${ino}`)
      const release = await holdFolder(folder)
      expect((await stat(join(folder, 'lock-name'))).mode & 0o777).toBe(0o600)
      await expect(holdFolder(folder)).rejects.toThrow(`in use by pid ${process.pid}`)
      await release()
      // A copy of the folder is another folder, though the same name stands in it.
      const [again, copy] = [await holdFolder(folder), join(folder, 'copy')]
      await mkdir(copy)
      await writeFile(join(copy, 'lock-name'), await readFile(join(folder, 'lock-name')))
      await (await holdFolder(copy))()
      await again()
      guessed?.close()
    }))

  test('names a lock left behind that cannot be taken away, and does not try for ever', () =>
    withFolder(async (folder) => {
      await mkdir(join(folder, 'lock'))
      const refused = holdFolder(folder)
      await expect(refused).rejects.toThrow(StoreError)
      await expect(refused).rejects.toThrow('cannot be taken away')
    }))

  test('names a holder that says odd things in printable letters only, and briefly', () =>
    withFolder(async (folder) => {
      const stranger = createServer(
        (socket) =>
          void socket
            .on('error', () => {})
            .end(`\u001b[2J\u001b]0;mine\u0007pid 1: init\r\n\u202e${'x'.repeat(100_000)}`),
      )
      await new Promise<void>((resolve) => stranger.listen(join(folder, 'lock'), resolve))
      const sentence = await holdFolder(folder).catch((error: Error) => error.message)
      expect(sentence).toMatch(/^[ -~]{1,800}$/)
      expect(sentence).toContain('pid 1: init')
      stranger.close()
    }))

  test('stands when the process runs out of sockets while others ask', () =>
    withFolder(async (folder) => {
      const server = await takeAddress(join(folder, 'lock'))
      for (const code of ['EMFILE', 'EMFILE'])
        server?.emit('error', Object.assign(new Error(code), { code }))
      expect(server?.listening).toBe(true)
      server?.close()
    }))

  test('does not keep a finished command alive', () =>
    withFolder(async (folder) => {
      const child = startChild(holding.replace('setInterval(() => {}, 1000)', ''), folder)
      expect(await child.ended).toBe(0)
    }))

  test('works in a folder whose path is longer than a socket’s may be', () =>
    withFolder(async (folder) => {
      const deep = join(folder, 'd'.repeat(100), 'e'.repeat(100))
      const release = await holdFolder(deep)
      await expect(holdFolder(deep)).rejects.toThrow('in use by pid')
      await release()
    }))
})

test('an embedded database keeps what was written, marks its major, and lets the folder go when closed', () =>
  withFolder(async (dataDir) => {
    const plan = aPlan(manyNew(3))
    const first = await openDatabase({ databaseUrl: null, dataDir })
    await expect(checkReadiness(first)).rejects.toThrow('does not have the schema')
    await migrate(first)
    await applyImport(first, plan, 'test')
    await checkReadiness(first)
    await expect(openDatabase({ databaseUrl: null, dataDir })).rejects.toThrow('in use by pid')
    await Promise.all([first.close(), first.close()])
    expect(await readFile(join(dataDir, 'postgres-major'), 'utf8')).toBe('18\n')
    const again = await openDatabase({ databaseUrl: null, dataDir })
    expect(await readListings(again)).toEqual(plan.changes.map(({ listing }) => listing))
    await again.close()
  }))

test('a second process does not open the folder; it ends, and says who has it', () =>
  withFolder(async (dataDir) => {
    const database = await openDatabase({
      databaseUrl: null,
      dataDir: await makeDataFolder(dataDir),
    })
    const child = startChild(
      `const { openDatabase } = await import(dist + 'store/connection/database.js')
      await openDatabase({ databaseUrl: null, dataDir: process.argv[1] })`,
      dataDir,
    )
    expect(await child.ended).toBe(1)
    expect(child.said()).toContain(
      `StoreError: The data folder ${dataDir} is in use by pid ${process.pid}: `,
    )
    await database.close()
  }))

test.each(['postgres-major', 'postgres/PG_VERSION'])(
  'a folder of another PostgreSQL major is refused by its %s, with instructions',
  (file) =>
    withFolder(async (dataDir) => {
      await mkdir(join(dataDir, 'postgres'))
      await writeFile(join(dataDir, file), '17\n')
      const refused = openDatabase({ databaseUrl: null, dataDir })
      await expect(refused).rejects.toThrow(StoreError)
      await expect(refused).rejects.toThrow(
        'made by PostgreSQL 17, and this release embeds PostgreSQL 18. Back it up',
      )
      // The lock was let go.
      await (await holdFolder(dataDir))()
    }),
)

describe('the free space guard', () => {
  const disk = (bavail: number) => async () => ({ bavail, bsize: 4096 })

  test('lets a write pass at 256 MB and refuses below', async () => {
    await requireFreeSpace('/data', disk(65_536))
    const refused = requireFreeSpace('/data', disk(65_535))
    await expect(refused).rejects.toThrow(StoreError)
    await expect(refused).rejects.toThrow('only 255 MB left. Nothing was written')
  })

  test('lets what only takes something away pass down to 32 MB: that is how room is made', async () => {
    const on = (bavail: number) => ({ dataDir: '/data', statfs: disk(bavail) })
    await requireRoomToDelete(on(8192))
    await expect(requireRoomToDelete(on(8191))).rejects.toThrow('only 31 MB left')
    await requireRoomToDelete({ dataDir: null, statfs: disk(0) })
  })
})
