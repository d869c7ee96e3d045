import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach } from '@jest/globals'

/** `saying` resolves when it has said those words, and fails where it ended without them. */
export type Child = Readonly<{
  process: ChildProcess
  said: () => string
  ended: Promise<number | null>
  saying: (words: string) => Promise<void>
}>

const running = new Set<ChildProcess>()
// A test that fails halfway leaves its child behind, whose open pipes would keep jest from ending.
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

/**
 * Runs a script of the compiled sources in another process, until the test ends. `dist` in the
 * script is the folder of these.
 */
export const startChild = (script: string, ...args: readonly string[]): Child => {
  const dist = new URL('../../../dist/', import.meta.url).href
  const source = `const dist = ${JSON.stringify(dist)}\n${script}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source, '--', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (said += String(data)))
  const saying = async (words: string): Promise<void> => {
    await until(() => said.includes(words) || child.exitCode !== null, 120)
    if (!said.includes(words)) throw new Error(said)
  }
  return {
    process: child,
    said: () => said,
    ended: once(child, 'close').then(([code]) => code as number | null),
    saying,
  }
}

/**
 * Resolves when `is` holds; fails after so many seconds, longer than anything that these tests wait
 * for.
 */
export const until = async (is: () => boolean | Promise<boolean>, seconds = 20): Promise<void> => {
  for (const end = Date.now() + 1000 * seconds; !(await is()); ) {
    if (Date.now() > end) throw new Error(`It did not happen within ${seconds} s`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
