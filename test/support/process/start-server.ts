import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach } from '@jest/globals'
import { until } from './child.js'

/** A first start takes 6 s on a machine of its own, and several times that beside a whole suite. */
export const FIRST_START_S = 60

const running = new Set<() => void>()
afterEach(() => {
  for (const kill of running) kill()
})

/**
 * The compiled server as `npm start` runs it, with these settings and no others of ours, in a
 * folder, until the test ends.
 */
export const startServer = (settings: Readonly<Record<string, string>>, cwd?: string) => {
  const file = new URL('../../../dist/server.js', import.meta.url).pathname
  // As a test it reads no .env file, which names somebody's own database.
  const env = {
    NODE_ENV: 'test',
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    LOG_LEVEL: 'info',
    ...settings,
  }
  const child = spawn(process.execPath, [file], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (said += String(data)))
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
