import { spawn } from 'node:child_process'
import { once } from 'node:events'

const dist = new URL('../../dist/', import.meta.url)

/**
 * Starts a program; `said` is all it wrote so far, `ended` its exit code, or the signal that ended
 * it.
 */
export const started = (command, args, { env = process.env, ...options } = {}) => {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal)
  return { child, said: () => said, ended, kill: (signal = 'SIGKILL') => child.kill(signal) }
}

/** Runs a program to its end: `{ code, said }`. */
export const ran = async (command, args, options) => {
  const { said, ended } = started(command, args, options)
  return { code: await ended, said: said() }
}

/**
 * One of the compiled programs of the directory, with these settings and no others. `before` are
 * Node's own arguments.
 */
export const ours = (file, settings, args = [], before = []) =>
  started(process.execPath, [...before, new URL(file, dist).pathname, ...args], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, ...settings },
  })
