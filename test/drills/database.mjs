// A PostgreSQL that is restarted, stopped, frozen, out of reach, slow or full, while people visit
// and editors work.
import pg from 'pg'
import { imported, isHistoryWhole, writeCatalogue } from './catalogue-file.mjs'
import { signedIn } from './editor.mjs'
import { someListings } from './edits.mjs'
import { onGround } from './ground.mjs'
import { hasPostgres, makeCluster } from './postgres.mjs'
import { startServer, stopped, uncaught } from './server-process.mjs'
import { suffer } from './suffer.mjs'
import { toRow } from './table.mjs'
import { openDoor } from './tcp-door.mjs'
import { until } from './waiting.mjs'

/**
 * An editor hears within this time, also that it cannot be now; and it can again this soon after
 * the database is back. The short form, which runs on machines that do much else, only prints
 * these.
 */
const boundsOf = (short) =>
  short ? { answer: 15_000, healing: 20_000 } : { answer: 7000, healing: 2000 }

/** Connections of somebody else, until a cluster has none left for us; `leave` ends them. */
const takeAll = async (cluster, name) => {
  const taken = []
  const take = async () => {
    for (;;) {
      const client = new pg.Client({
        connectionString: cluster.url(name),
        connectionTimeoutMillis: 2000,
      })
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
  await cluster.ask(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'iop%'",
  )
  await take()
  return () => Promise.all(taken.map((client) => client.end().catch(() => {})))
}

/**
 * What is done to the database: `fault` does it and gives what ends it; `ms` is how long it lasts.
 */
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
  const all = [
    {
      what: 'restarted at once (immediate)',
      ms: 0,
      fault: () => after(cluster.restart('immediate'), back),
    },
    {
      what: 'stopped',
      ms: short ? 4000 : 60_000,
      fault: () => after(cluster.stop('fast'), cluster.start),
    },
    {
      what: 'behind a line that swallows everything',
      ms: short ? 5000 : 20_000,
      fault: through('swallow'),
    },
    { what: 'restarted fast', ms: 0, fault: () => after(cluster.restart('fast'), back) },
    {
      what: 'frozen (SIGSTOP)',
      ms: 20_000,
      fault: async () => {
        cluster.signal('SIGSTOP')
        return async () => cluster.signal('SIGCONT')
      },
    },
    {
      what: 'behind a slow line (0.3 s each piece)',
      ms: 15_000,
      fault: through('late'),
      isSlow: true,
    },
    {
      what: 'behind a line of 64 bytes every 20 ms',
      ms: 15_000,
      fault: through('trickle'),
      isSlow: true,
    },
    { what: 'without a free connection', ms: 15_000, fault: () => takeAll(cluster, name) },
  ]
  return short ? all.slice(0, 3) : all
}

export const database = ({ short }) =>
  onGround(async (ground) => {
    if (!hasPostgres)
      return [
        toRow('database', 'PostgreSQL', 'not tried: there is no PostgreSQL here', {
          note: 'not tried',
        }),
      ]
    const cluster = await makeCluster(ground, { max_connections: 30 })
    const name = 'drill'
    await cluster.database(name)
    const door = await openDoor(ground, cluster.port)
    const settings = { DATABASE_URL: cluster.url(name, door.port), DATA_DIR: ground.folder }
    await imported(settings, writeCatalogue(ground.folder, short ? 500 : 9000))
    const { running, browser } = await signedIn(settings, () => startServer(ground, settings))
    const listings = await someListings(browser, 2)
    const rows = []
    const directory = {
      ask: (sql) => cluster.ask(sql, name),
      running,
      browser,
      listings,
      bounds: boundsOf(short),
    }
    for (const fault of faultsOf({ cluster, door, name }, short))
      rows.push((await suffer(directory, fault)).row)
    const lost = [...uncaught(running)]
    const code = await stopped(running)
    if (code !== 0) lost.push(`it stopped with ${code}`)
    if (!(await isHistoryWhole(settings))) lost.push('the history is broken')
    return [
      ...rows,
      toRow('database', 'PostgreSQL', 'after all of it: stopped cleanly, history whole', { lost }),
    ]
  })
