import { ours, started } from './child.mjs'
import { until } from './waiting.mjs'

const quiet = {
  PORT: '0',
  LOG_LEVEL: 'warn',
  RATE_LIMIT: '0',
  SAMPLE_PROGRAMS: 'false',
  SESSION_SECRET: 'a secret of the drills, of no use elsewhere',
}
const server = new URL('../../dist/server.js', import.meta.url).pathname
const addressIn = (said) => /IOP Directory: (\S+)/.exec(said)?.[1]

/** What a server says that it never should: that something was thrown which nobody caught. */
export const uncaught = ({ said }) =>
  said().match(/"event":"(?:uncaughtException|unhandledRejection)".*/g) ?? []

/**
 * Starts the server and does not wait. `preload` is a file that Node loads first; `files` limits
 * its file handles.
 */
export const beginServer = (settings, { preload = [], files = null } = {}) => {
  const before = preload.flatMap((file) => ['--import', new URL(file, import.meta.url).pathname])
  const env = { ...quiet, ...settings }
  if (files === null) return ours('server.js', env, [], before)
  const line = `ulimit -n ${files} && exec "$0" "$@"`
  return started('sh', ['-c', line, process.execPath, ...before, server], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
  })
}

/**
 * Starts the server and waits until it has said its address; `ms` is how long that took. Throws
 * what it says when it ends instead.
 */
export const startServer = async (ground, settings, options) => {
  const running = beginServer(settings, options)
  ground.later(() => running.kill())
  let over = false
  void running.ended.then(() => (over = true))
  const ms = await until(
    'the server says its address',
    () => addressIn(running.said()) !== undefined || over,
    180,
  )
  const address = addressIn(running.said())
  if (!address) throw new Error(`The server did not start: ${running.said().trim()}`)
  return { ...running, address, ms }
}

/** Asks a server to stop and gives its exit code. */
export const stopped = async (running) => {
  running.kill('SIGTERM')
  return running.ended
}
