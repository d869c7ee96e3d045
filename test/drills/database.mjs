// A PostgreSQL that is restarted, stopped, frozen, out of reach, slow or full, while people visit and editors work.
import pg from 'pg'
import { imported, isHistoryWhole, writeCatalogue } from './catalogue-file.mjs'
import { signedIn } from './editor.mjs'
import { keepEditing, reckon, someListings } from './edits.mjs'
import { onGround } from './ground.mjs'
import { hasPostgres, makeCluster } from './postgres.mjs'
import { startServer, stopped, uncaught } from './server-process.mjs'
import { toRow } from './table.mjs'
import { openDoor } from './tcp-door.mjs'
import { letVisit } from './visitors.mjs'
import { pause, until } from './waiting.mjs'

/**
 * An editor hears within this time, also that it cannot be now; and it can again this soon after the database is back. The short form, which
 * runs on machines that do much else, only prints these.
 */
const boundsOf = (short) => (short ? { answer: 15_000, healing: 20_000 } : { answer: 7000, healing: 2000 })

/** Connections of somebody else, until a cluster has none left for us; `leave` ends them. */
const takeAll = async (cluster, name) => {
  const taken = []
  const take = async () => {
    for (;;) {
      const client = new pg.Client({ connectionString: cluster.url(name), connectionTimeoutMillis: 2000 })
      client.on('error', () => {})
      if (
        !(await client.connect().then(
          () => true,
          () => false,
        ))
      )
        return
      taken.push(client)
    }
  }
  await take()
  // What the directory had is ended, and taken before it comes again.
  await cluster.ask("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'iop%'")
  await take()
  return () => Promise.all(taken.map((client) => client.end().catch(() => {})))
}

/** What is done to the database: `fault` does it and gives what ends it; `ms` is how long it lasts. */
const faultsOf = ({ cluster, door, name }, short) => {
  const back = () => until('PostgreSQL answers', cluster.answers)
  const through = (mode) => async () => {
    door.set(mode)
    return async () => door.set('pass')
  }
  const after = async (done, end) => {
    await done
    return end
  }
  return [
    { what: 'restarted fast', ms: 0, fault: () => after(cluster.restart('fast'), back) },
    { what: 'restarted at once (immediate)', ms: 0, fault: () => after(cluster.restart('immediate'), back) },
    { what: 'stopped', ms: short ? 4000 : 60_000, fault: () => after(cluster.stop('fast'), cluster.start) },
    {
      what: 'frozen (SIGSTOP)',
      ms: short ? 8000 : 20_000,
      fault: async () => {
        cluster.signal('SIGSTOP')
        return async () => cluster.signal('SIGCONT')
      },
    },
    { what: 'behind a line that swallows everything', ms: short ? 8000 : 20_000, fault: through('swallow') },
    ...(short
      ? []
      : [
          { what: 'behind a slow line (0.3 s each piece)', ms: 15_000, fault: through('late'), isSlow: true },
          { what: 'behind a line of 64 bytes every 20 ms', ms: 15_000, fault: through('trickle'), isSlow: true },
        ]),
    { what: 'without a free connection', ms: short ? 4000 : 15_000, fault: () => takeAll(cluster, name) },
  ]
}

/** What editors heard that they never should: another word than “saved”, “not now” or “somebody was faster”, or one that came late. */
const oddAnswers = (answers, longest) => {
  const odd = answers.filter(({ status }) => ![200, 303, 409, 503].includes(status))
  return [
    ...[...new Set(odd.map(({ status }) => status))].map((status) => `an editor was answered ${status}`),
    ...(answers.some(({ ms }) => ms > longest) ? [`an editor waited longer than ${longest / 1000} s`] : []),
  ]
}

/** Somebody who looks at the page of imports, and a balancer that asks whether the process is ready: every answer, as editors' are told. */
const keepAsking = (browser) => {
  const answers = { imports: [], ready: [] }
  let going = true
  const walk = (address, list) =>
    (async () => {
      while (going) {
        const { status, ms } = await browser.get(address)
        list.push({ at: performance.now(), status, ms })
        await pause(100)
      }
    })()
  const walks = [walk('/admin/imports', answers.imports), walk('/readyz', answers.ready)]
  const stop = async () => {
    going = false
    await Promise.all(walks)
  }
  return { answers, stop }
}

const suffer = async ({ ask, running, browser, listings, bounds }, { what, ms, fault, isSlow = false }) => {
  const visitors = await letVisit(running.address)
  const edits = listings.map((listing) => keepEditing(browser, listing.id, { every: 100 }))
  const asking = keepAsking(browser)
  await pause(1000)
  const end = await fault()
  await pause(ms)
  await end()
  const back = performance.now()
  const since = (answers, status) => answers.some((answer) => answer.status === status && answer.at > back)
  const isWell = () => edits.every(({ told }) => since(told.answers, 303)) && since(asking.answers.imports, 200) && since(asking.answers.ready, 200)
  const healed = await until('editors save again, and it is ready', isWell, 30).catch(() => Number.POSITIVE_INFINITY)
  await pause(500)
  const told = await Promise.all(edits.map(({ stop }) => stop()))
  await asking.stop()
  const answers = [...told.flatMap((one) => one.answers), ...asking.answers.imports, ...asking.answers.ready]
  const lost = oddAnswers(answers, bounds.answer)
  const { acknowledged, found, lost: gone } = await reckon(ask, [running.address], listings, told)
  lost.push(...gone)
  if (healed > bounds.healing) lost.push(`it healed after ${Math.round(healed)} ms`)
  const seen = await visitors.leave()
  const refused = answers.filter(({ status }) => status === 503).length
  const slowest = Math.max(...answers.map((answer) => answer.ms))
  const word = `${what}${ms > 0 && !isSlow ? ` for ${ms / 1000} s` : ''}`
  return toRow('database', 'PostgreSQL', `${word}; ${refused} answers of 503`, {
    ...seen,
    acknowledged,
    found,
    slowest,
    healed,
    lost: [...lost, ...seen.lost],
  })
}

export const database = ({ short }) =>
  onGround(async (ground) => {
    if (!hasPostgres) return [toRow('database', 'PostgreSQL', 'not tried: there is no PostgreSQL here', { note: 'not tried' })]
    const cluster = await makeCluster(ground, { max_connections: 30 })
    const name = 'drill'
    await cluster.database(name)
    const door = await openDoor(ground, cluster.port)
    const settings = { DATABASE_URL: cluster.url(name, door.port), DATA_DIR: ground.folder }
    await imported(settings, writeCatalogue(ground.folder, short ? 500 : 9000))
    const { running, browser } = await signedIn(settings, () => startServer(ground, settings))
    const listings = await someListings(browser, 2)
    const rows = []
    const directory = { ask: (sql) => cluster.ask(sql, name), running, browser, listings, bounds: boundsOf(short) }
    for (const fault of faultsOf({ cluster, door, name }, short)) rows.push(await suffer(directory, fault))
    const lost = [...uncaught(running)]
    const code = await stopped(running)
    if (code !== 0) lost.push(`it stopped with ${code}`)
    if (!(await isHistoryWhole(settings))) lost.push('the history is broken')
    return [...rows, toRow('database', 'PostgreSQL', 'after all of it: stopped cleanly, history whole', { lost })]
  })
