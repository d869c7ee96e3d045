import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
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
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'warn', ...settings }
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
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    /** Resolves with the address that it prints; fails when it ends instead. */
    address: async (): Promise<string> => {
      await until(() => /IOP Directory: (\S+)/.test(said) || child.exitCode !== null, FIRST_START_S)
      return /IOP Directory: (\S+)/.exec(said)?.[1] ?? said
    },
  }
}
const total = async (address: string, query = ''): Promise<number> =>
  ((await (await fetch(`${address}/api/v1/programs${query}`)).json()) as { total: number }).total

describe('the server', () => {
  it('makes its database, loads the catalogue, says its address and answers; a second start finds all of it there', async () => {
    await withFolder(async (folder) => {
      const settings = { DATA_DIR: folder, SAMPLE_PROGRAMS: 'false' }
      const first = start(settings)
      expect(await total(await first.address())).toBe(8872)
      expect(first.said()).toContain('The bundled catalogue is loaded.')
      first.stop()
      expect(await first.ended).toBe(0)

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
  })

  it('lets a request that is under way end before it stops, also when it stops over a mistake of its own', async () => {
    await withFolder(async (folder) => {
      const server = start({ DATA_DIR: folder })
      const address = await server.address()
      const answers = Array.from({ length: 20 }, () => fetch(`${address}/programs?near=43215`))
      await answers[0]
      server.stop()
      const statuses = await Promise.all(answers.map((answer) => answer.then(({ status }) => status)))
      expect(statuses).toEqual(Array(20).fill(200))
      expect(await server.ended).toBe(0)

      // Two mistakes that nobody caught, one after the other. Node's options are parted at blanks, so there are none.
      const mistakes = `process.on('SIGUSR2',()=>[1,2].map(n=>setTimeout(()=>{throw(Error(n))},n)))`
      const failing = start({ DATA_DIR: folder, NODE_OPTIONS: `--import=data:text/javascript,${mistakes}` })
      const again = await failing.address()
      const late = Array.from({ length: 20 }, () => fetch(`${again}/programs?near=43215`))
      await late[0]
      failing.signal('SIGUSR2')
      expect(await Promise.all(late.map((answer) => answer.then(({ status }) => status)))).toEqual(Array(20).fill(200))
      expect(await failing.ended).toBe(1)
      expect(failing.said().match(/"event":"uncaughtException","code":"Error"/g)).toHaveLength(2)
    })
  })

  it('says in one sentence what is wrong, and ends with 1', async () => {
    await withFolder(async (folder) => {
      const away = start({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })
      expect(await away.ended).toBe(1)
      expect(away.said()).toBe('The database in DATABASE_URL did not answer as it should (ECONNREFUSED).\n')

      const one = start({ DATA_DIR: folder })
      const { port } = new URL(await one.address())
      await withFolder(async (other) => {
        const two = start({ DATA_DIR: other, PORT: port })
        expect(await two.ended).toBe(1)
        expect(two.said()).toContain(`The address 127.0.0.1:${port} cannot be used (EADDRINUSE). Set PORT to another.`)
      })
    })
  })
})
