import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals'
import { until } from './support/child.js'
import { withFolder } from './support/temporary-folder.js'

/** A first start takes 6 s on a machine of its own, and several times that beside a whole suite. */
const FIRST_START_S = 60
jest.setTimeout(3 * 1000 * FIRST_START_S)

const running = new Set<() => void>()
afterEach(() => {
  for (const kill of running) kill()
})

/** The compiled server as `npm start` runs it, with these settings and no others of ours. */
const start = (settings: Readonly<Record<string, string>>) => {
  const file = new URL('../dist/server.js', import.meta.url).pathname
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'info', ...settings }
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)))
  const kill = (): void => void child.kill('SIGKILL')
  running.add(kill)
  const ended = once(child, 'close').then(([code]) => {
    running.delete(kill)
    return code as number | null
  })
  return {
    said: () => said,
    ended,
    stop: () => child.kill('SIGTERM'),
    /** Resolves with the address that it prints; fails when it ends instead. */
    address: async (): Promise<string> => {
      await until(() => /IOP Directory: (\S+)/.test(said) || child.exitCode !== null, FIRST_START_S)
      return /IOP Directory: (\S+)/.exec(said)?.[1] ?? said
    },
  }
}
const total = async (address: string, query = ''): Promise<number> =>
  ((await (await fetch(`${address}/api/v1/programs${query}`)).json()) as { total: number }).total

/** What a visitor sends; no file may have it. */
const canary = 'canary41de'
/** The files of the data folder that have a word in them. */
const filesWith = async (word: string): Promise<readonly string[]> => {
  const all = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const having = await Promise.all(all.map(async ({ parentPath, name }) => ((await readFile(join(parentPath, name))).includes(word) ? [name] : [])))
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

/** One data folder for all of it: whichever comes first makes it, and a first start takes seconds. */
const folder = await mkdtemp(join(tmpdir(), 'iop-server-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the server', () => {
  it('makes its database, loads the catalogue, says its address and answers; a second start finds all of it there', async () => {
    const port = await freePort()
    const settings = { DATA_DIR: folder, SAMPLE_PROGRAMS: 'false', METRICS_PORT: String(port) }
    const first = start(settings)
    const home = await first.address()
    expect(await total(home)).toBe(8872)
    expect(first.said()).toContain('The bundled catalogue is loaded.')
    for (const address of [`/programs?q=${canary}&${canary}=1`, `/${canary}`, `/programs/${canary}`])
      await fetch(`${home}${address}`, { headers: { 'User-Agent': canary, Referer: `https://example.org/${canary}` } })
    const numbers = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(numbers).toContain('iop_requests_total{route="/api/v1/programs",method="GET",status="200"} 1\n')
    expect(numbers).toContain('iop_programs 8872\n')
    expect(numbers).toMatch(/^iop_pool_connections\{state="total"\} 1$/m)
    first.stop()
    expect(await first.ended).toBe(0)
    expect(first.said()).not.toContain(canary)
    expect(numbers).not.toContain(canary)
    expect(await filesWith(canary)).toEqual([])
    // What is written there is found.
    expect(await filesWith('samhsa-su-2024')).not.toEqual([])

    const second = start({ ...settings, SAMPLE_PROGRAMS: 'true' })
    const address = await second.address()
    expect(second.said()).not.toContain('loaded')
    expect(await total(address)).toBe(8878)

    const third = start(settings)
    expect(await third.ended).toBe(1)
    expect(third.said()).toMatch(/is in use by pid \d+: .*Stop that process first/)
    second.stop()
    expect(await second.ended).toBe(0)
  })

  it('lets a request that is under way end before it stops', async () => {
    const server = start({ DATA_DIR: folder })
    const address = await server.address()
    const answers = Array.from({ length: 20 }, () => fetch(`${address}/programs?near=43215`))
    await answers[0]
    server.stop()
    const statuses = await Promise.all(answers.map((answer) => answer.then(({ status }) => status)))
    expect(statuses).toEqual(Array(20).fill(200))
    expect(await server.ended).toBe(0)
  })

  it('says in one sentence what is wrong, and ends with 1', async () => {
    const away = start({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })
    expect(await away.ended).toBe(1)
    expect(away.said()).toBe('The database in DATABASE_URL did not answer as it should (ECONNREFUSED).\n')

    await withFolder(async (other) => {
      await cp(folder, other, { recursive: true, filter: (path) => basename(path) !== 'lock' })
      const taken = createServer().listen(0, '127.0.0.1')
      await once(taken, 'listening')
      const { port } = taken.address() as AddressInfo
      const two = start({ DATA_DIR: other, PORT: String(port) })
      expect(await two.ended).toBe(1)
      expect(two.said()).toContain(`The address 127.0.0.1:${port} cannot be used (EADDRINUSE). Set PORT to another.`)
      taken.close()
    })
  })
})
