// node imports.mjs: how long searches take in a server while a command imports 10,000 programs into
// its PostgreSQL, against when nothing happens. Prints rows as JSON.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchAddresses } from './questions.mjs'
import { openBaseline } from './sql.mjs'

const dist = new URL('../../dist/', import.meta.url)
const ROWS = 10_000
const { url, close } = await openBaseline()
const port = 20_000 + (process.pid % 20_000)
const env = {
  ...process.env,
  NODE_ENV: 'test',
  DATABASE_URL: url,
  PORT: String(port),
  LOG_LEVEL: 'silent',
  RATE_LIMIT: '0',
  SAMPLE_PROGRAMS: 'false',
}
const server = spawn(process.execPath, [new URL('server.js', dist).pathname], {
  env,
  stdio: 'ignore',
})
while (!(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok)
  await new Promise((wait) => setTimeout(wait, 100))

const folder = mkdtempSync(join(tmpdir(), 'iop-bench-'))
const file = join(folder, 'programs.csv')
const lines = Array.from(
  { length: ROWS },
  (_, i) => `Bench House ${i},Bench Recovery ${i % 900},iop,OH,https://bench.example.org/${i},9`,
)
writeFileSync(file, `name,organization,level,state,source,hours_min\n${lines.join('\n')}\n`)

const addresses = searchAddresses(4000, ['43215', '10001', '90012'])
let next = 0
/** Asks one address after the other until told to stop; every time in milliseconds. */
const askUntil = async (ended) => {
  const times = []
  while (!ended()) {
    const began = performance.now()
    await (
      await fetch(`http://127.0.0.1:${port}${addresses[next++ % addresses.length]}`)
    ).arrayBuffer()
    times.push(performance.now() - began)
    await new Promise((wait) => setTimeout(wait, 2))
  }
  return times
}
const p99 = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)]
const idleFor = async (ms) => {
  const until = performance.now() + ms
  return askUntil(() => performance.now() > until)
}
await idleFor(3000)
const before = await idleFor(8000)
let over = false
const importing = spawn(
  process.execPath,
  [new URL('commands/import.js', dist).pathname, file, '--publish'],
  {
    env,
    stdio: 'ignore',
  },
)
importing.once('exit', (code) => {
  if (code !== 0) throw new Error('The import failed')
  over = true
})
const during = await askUntil(() => over)
const after = await idleFor(8000)
server.kill('SIGKILL')
rmSync(folder, { recursive: true })
await close()
const [ours, theirs] = [p99(during), p99([...before, ...after])]
process.stdout.write(
  JSON.stringify([
    {
      what: 'a search, 99th of 100, while 10,000 programs are imported, against when nothing happens',
      unit: 'ms',
      ours,
      theirs,
      reach: 2,
      most: true,
    },
  ]),
)
process.exit(0)
