// node starts.mjs COUNT: the time from starting the server to its first answer, with everything in
// PostgreSQL, against reading the same rows out with psql; and how long an edit takes to show on
// another process. Prints rows as JSON.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './load.mjs'
import { makePrograms, realPrograms } from './programs.mjs'
import { openBaseline } from './sql.mjs'

const dist = new URL('../../dist/', import.meta.url)
const { openDatabase } = await import(new URL('store/connection/database.js', dist))
const { migrate } = await import(new URL('store/migrations/migrations.js', dist))

const count = Number(process.argv[2])
/** Edits before the measured ones, whose slowest are the first uses of both processes. */
const WARM_UP = 100
const MEASURED = 100
const { url, close } = await openBaseline()
const database = await openDatabase({ databaseUrl: url, dataDir: '' })
await migrate(database)

/** Publications as imports leave them; the tables of editors are not read at a start. */
const fill = async () => {
  await database.pool.query(`insert into organizations (key, name) values ('bench', 'Bench')`)
  await database.pool.query(
    `insert into programs (identity, slug, status, level, name, organization_name, organization_id, sample, statements)
     select 'bench', 'bench', 'draft', 'iop', 'Bench', 'Bench', id, false, '{}' from organizations`,
  )
  let batch = []
  let seq = 0
  const flush = async () => {
    await database.pool.query(
      `insert into publications (slug, seq, kind, document, at) select document ->> 'slug', seq, 'published', document, now()
       from jsonb_to_recordset($1::jsonb) as r(seq bigint, document jsonb)`,
      [JSON.stringify(batch)],
    )
    batch = []
  }
  for (const document of makePrograms(await realPrograms(), count)) {
    batch.push({ seq: ++seq, document })
    if (batch.length === 500) await flush()
  }
  if (batch.length > 0) await flush()
}
await fill()

/** Where each start leaves its snapshot. */
const folder = mkdtempSync(join(tmpdir(), 'iop-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Starts the server and waits for the first answer to a search. */
const start = async (port) => {
  const began = performance.now()
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATA_DIR: folder,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    SAMPLE_PROGRAMS: 'false',
  }
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=6000', new URL('server.js', dist).pathname],
    {
      env,
      stdio: 'ignore',
    },
  )
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/programs?payment=medicaid`).catch(
      () => null,
    )
    if (answer?.ok) {
      await answer.arrayBuffer()
      return {
        seconds: (performance.now() - began) / 1000,
        stop: () => new Promise((done) => child.once('exit', done) && child.kill('SIGKILL')),
      }
    }
    await new Promise((wait) => setTimeout(wait, 20))
  }
}
const readOut = () => {
  const began = performance.now()
  execFileSync('psql', [
    url,
    '-qc',
    `\\copy (select seq, slug, kind, at, document, moved_to from publications) to '/dev/null'`,
  ])
  return (performance.now() - began) / 1000
}
const port = 20_000 + (process.pid % 20_000)
const [starts, reads] = [[], []]
for (let i = 0; i < 3; i++) {
  const { seconds, stop } = await start(port)
  starts.push(seconds)
  await stop()
  reads.push(readOut())
}
const [ours, theirs] = [median(starts), median(reads)]

/**
 * An edit in one process until another process shows it: the time from before the transaction
 * begins.
 */
const { saveEdit } = await import(new URL('store/changes/edits.js', dist))
const { toNewEdit } = await import('./edits.mjs')
const other = await start(port)
const seen = []
for (let i = 0; i < WARM_UP + MEASURED; i++) {
  const edit = toNewEdit(i)
  const began = performance.now()
  await saveEdit(database, edit)
  while (
    (await fetch(`http://127.0.0.1:${port}/api/v1/programs/${edit.listing.slug}`)).status !== 200
  )
    await new Promise((wait) => setTimeout(wait, 2))
  if (i >= WARM_UP) seen.push(performance.now() - began)
}
await other.stop()
const late = seen.toSorted((a, b) => a - b)[Math.floor(seen.length * 0.95)]
await database.close()
await close()
process.stdout.write(
  JSON.stringify([
    {
      what: `${count.toLocaleString('en-US')} programs: start to first answer, against psql reading the rows out`,
      unit: 's',
      ours,
      theirs,
      reach: 10,
      most: true,
    },
    {
      what: 'an edit until another process shows it, 95th of 100, against one in the middle',
      unit: 'ms',
      ours: late,
      theirs: median(seen),
      ratio: late,
      reach: '250 ms',
      most: true,
    },
  ]),
)
process.exit(0)
