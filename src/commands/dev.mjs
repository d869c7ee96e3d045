// Watch mode: compiles on change, and restarts the server when its files have changed.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'

if (process.argv.includes('--help')) {
  process.stdout.write('Usage: npm run dev\n')
  process.exit(0)
}

/** Debounce: a compilation writes many files; one restart after the last of them is enough. */
const SETTLE_MS = 300

const compiler = spawn(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput'],
  {
    stdio: 'inherit',
    // The compiler is a child of the npm script: as a process group both can be ended at once.
    detached: true,
  },
)
let server
const start = () => {
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/server.js'], { stdio: 'inherit' })
}
const restart = () => {
  const ended = server
  // The embedded database's folder stays locked until the old process has exited.
  if (ended.exitCode === null && ended.signalCode === null)
    ended.once('exit', start).kill('SIGTERM')
  else start()
}
let timer
for (const folder of ['dist', 'views', 'public'])
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(restart, SETTLE_MS)
  })
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    process.kill(-compiler.pid)
    server.kill('SIGTERM')
    server.once('exit', () => process.exit(0))
  })
start()
