import { once } from 'node:events'
import { chmod, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { listBackups } from '../src/store/backups/files.js'
import { checkBackup } from '../src/store/backups/read.js'
import { openDatabase } from '../src/store/connection/database.js'
import { until } from './support/process/child.js'
import { FIRST_START_S, startServer as start } from './support/process/start-server.js'
import { withFolder } from './support/process/temporary-folder.js'
import { openToOthers } from './support/site/open-to-others.js'

jest.setTimeout(3 * 1000 * FIRST_START_S)

const total = async (address: string, query = ''): Promise<number> =>
  ((await (await fetch(`${address}/api/v1/programs${query}`)).json()) as { total: number }).total

/** What a visitor sends; no file may have it. */
const canary = 'canary41de'
/** The files of the data folder that have a word in them. */
const filesWith = async (word: string): Promise<readonly string[]> => {
  const all = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
  const having = await Promise.all(
    all.map(async ({ parentPath, name }) =>
      (await readFile(join(parentPath, name))).includes(word) ? [name] : [],
    ),
  )
  return having.flat()
}

/** A port that was free a moment ago. */
const freePort = async (): Promise<number> => {
  const door = createServer().listen(0, '127.0.0.1')
  await once(door, 'listening')
  const { port } = door.address() as AddressInfo
  await new Promise((resolve) => door.close(resolve))
  return port
}

/**
 * One data folder for all of it: whichever comes first makes it, and a first start takes seconds.
 */
const folder = await mkdtemp(join(tmpdir(), 'iop-server-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the server', () => {
  it('makes its database, loads the catalogue, says its address and answers; a second start finds all of it there', async () => {
    const port = await freePort()
    const settings = { DATA_DIR: folder, SAMPLE_PROGRAMS: 'false', METRICS_PORT: String(port) }
    const umask = process.umask(0)
    const first = start(settings)
    process.umask(umask)
    const home = await first.address()
    expect(await total(home)).toBe(9112)
    expect(first.said()).toContain('The bundled catalogue is loaded.')
    for (const address of [
      `/programs?q=${canary}&${canary}=1`,
      `/${canary}`,
      `/programs/${canary}`,
    ])
      await fetch(`${home}${address}`, {
        headers: { 'User-Agent': canary, Referer: `https://example.org/${canary}` },
      })
    const numbers = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(numbers).toContain(
      'iop_requests_total{route="/api/v1/programs",method="GET",status="200"} 1\n',
    )
    expect(numbers).toContain('iop_programs 9112\n')
    expect(numbers).toMatch(/^iop_pool_connections\{state="total"\} 1$/m)
    expect(await openToOthers(folder)).toEqual([])
    first.stop()
    expect(await first.ended).toBe(0)
    expect(await openToOthers(folder)).toEqual([])
    expect(first.said()).not.toContain(canary)
    expect(numbers).not.toContain(canary)
    expect(await filesWith(canary)).toEqual([])
    // What is written there is found.
    expect(await filesWith('samhsa-su-2024')).not.toEqual([])

    // A report that somebody looked at long ago, and nobody has written since.
    const database = await openDatabase({ databaseUrl: null, dataDir: folder })
    await database.pool.query(
      `insert into reports (id, code_hash, identity, topic, words, sent_at, outcome, decided_at) values
       (gen_random_uuid(), 'a', 'x', 'other', '${canary}', now() - interval '99 days', 'mended', now() - interval '91 days')`,
    )
    await database.close()

    // While it runs, nobody else may open its database: it backs it up by itself.
    const backups = join(folder, 'backups')
    await chmod(folder, 0o755)
    const second = start({ ...settings, SAMPLE_PROGRAMS: 'true', BACKUP_DIR: backups })
    const address = await second.address()
    expect(second.said()).not.toContain('loaded')
    expect(second.said()).toMatch(
      /^Other users of this machine could look into the data folder .* It is closed to them now\.\n/,
    )
    expect(await openToOthers(folder)).toEqual([])
    expect(await total(address)).toBe(9118)

    const third = start(settings)
    expect(await third.ended).toBe(1)
    expect(third.said()).toMatch(/is in use by pid \d+: .*Stop that process first/)
    await until(async () => (await listBackups(backups)).length === 1, FIRST_START_S)
    const [backup] = await listBackups(backups)
    const { rows } = (await checkBackup(join(backups, backup?.name as string))).totals
    expect([rows['publications'], rows['reports']]).toEqual([9119, 0])
    second.stop()
    expect(await second.ended).toBe(0)
  })

  it('lets a request that is under way end before it stops, also when it stops over a mistake of its own', async () => {
    const server = start({ DATA_DIR: folder })
    const address = await server.address()
    const answers = Array.from({ length: 20 }, () => fetch(`${address}/programs?near=43215`))
    await answers[0]
    server.stop()
    const statuses = await Promise.all(answers.map((answer) => answer.then(({ status }) => status)))
    expect(statuses).toEqual(Array(20).fill(200))
    expect(await server.ended).toBe(0)

    // Two mistakes that nobody caught, one after the other. Node's options are parted at blanks, so
    // there are none.
    const mistakes = `process.on('SIGUSR2',()=>[1,2].map(n=>setTimeout(()=>{throw(Error(n))},n)))`
    const failing = start({
      DATA_DIR: folder,
      NODE_OPTIONS: `--import=data:text/javascript,${mistakes}`,
    })
    const again = await failing.address()
    const late = Array.from({ length: 20 }, () => fetch(`${again}/programs?near=43215`))
    await late[0]
    failing.signal('SIGUSR2')
    expect(await Promise.all(late.map((answer) => answer.then(({ status }) => status)))).toEqual(
      Array(20).fill(200),
    )
    expect(await failing.ended).toBe(1)
    expect(failing.said().match(/"event":"uncaughtException","code":"Error"/g)).toHaveLength(2)
  })

  it('says in one sentence what is wrong, and ends with 1', async () => {
    const away = start({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', DATA_DIR: folder })
    expect(await away.ended).toBe(1)
    expect(away.said()).toBe(
      'The database in DATABASE_URL did not answer as it should (ECONNREFUSED).\n',
    )

    await withFolder(async (other) => {
      await cp(folder, other, { recursive: true, filter: (path) => basename(path) !== 'lock' })
      const taken = createServer().listen(0, '127.0.0.1')
      await once(taken, 'listening')
      const { port } = taken.address() as AddressInfo
      const two = start({ DATA_DIR: other, PORT: String(port) })
      expect(await two.ended).toBe(1)
      expect(two.said()).toContain(
        `The address 127.0.0.1:${port} cannot be used (EADDRINUSE). Set PORT to another.`,
      )
      taken.close()
    })
  })
})
