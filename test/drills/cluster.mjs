// A primary, a streaming replica, two processes, and nginx before them: the primary is lost and the
// replica takes its place.
import { imported, isHistoryWhole, writeCatalogue } from './catalogue-file.mjs'
import { invited, joined, openBrowser, signIn } from './editor.mjs'
import { keepEditing, phoneShown, reckon, someListings } from './edits.mjs'
import { onGround } from './ground.mjs'
import { isSiteRight, openFront } from './nginx.mjs'
import { migrations } from './old-schema.mjs'
import { hasPostgres, makeCluster, makeReplica } from './postgres.mjs'
import { startServer, stopped, uncaught } from './server-process.mjs'
import { roll } from './stop.mjs'
import { toRow } from './table.mjs'
import { openDoor } from './tcp-door.mjs'
import { oddThrottle } from './throttle.mjs'
import { letVisit } from './visitors.mjs'
import { freePort, pause, until } from './waiting.mjs'

const ENGINE = 'PostgreSQL'
const p95 = (numbers) => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * 0.95) - 1]

/** Edits at one process until the other shows them, in milliseconds. */
const lateness = async ({ pair, who }, { id, slug }, count) => {
  const browser = openBrowser(pair[0].address)
  await signIn(browser, who, { code: who.codes.pop() })
  const late = []
  for (let n = 0; n < count; n++) {
    const edits = keepEditing(browser, id, { every: 60_000 })
    await until('an edit is acknowledged', () => edits.told.saved.length > 0, 20)
    const began = performance.now()
    await until(
      'the other shows it',
      async () => (await phoneShown(pair[1].address, slug)) === edits.told.acknowledged,
      20,
    )
    late.push(performance.now() - began)
    edits.leave()
  }
  return late
}

/**
 * The whole of it: `synchronous` is what an operator sets so that an acknowledged commit is in
 * both.
 */
const build = async (ground, short, synchronous) => {
  const primary = await makeCluster(ground)
  await primary.database('drill')
  const replica = await makeReplica(ground, primary, 'replica')
  // Of the primary alone: a promoted replica that waited for another would never commit.
  if (synchronous) {
    await primary.ask("alter system set synchronous_standby_names = 'replica'")
    await primary.ask('select pg_reload_conf()')
  }
  const door = await openDoor(ground, primary.port)
  const settings = {
    DATABASE_URL: primary.url('drill', door.port),
    DATA_DIR: ground.folder,
    TRUST_PROXY: '1',
  }
  await imported(settings, writeCatalogue(ground.folder, short ? 300 : 9000))
  const links = [
    await invited(settings, 'Ann', 'ann@harbor.example'),
    await invited(settings, 'Bea', 'bea@harbor.example'),
  ]
  const ports = [await freePort(), await freePort()]
  const start = (side) => startServer(ground, { ...settings, PORT: String(ports[side]) })
  const pair = await Promise.all([start(0), start(1)])
  const front = await openFront(ground, ports)
  const [who, guessed] = [
    await joined(front.address, links[0]),
    await joined(front.address, links[1]),
  ]
  const browser = openBrowser(front.address)
  if (!(await signIn(browser, who))) throw new Error('The editor could not sign in')
  const listings = await someListings(browser, 2)
  return { primary, replica, door, settings, start, pair, front, who, guessed, browser, listings }
}

/** The primary is lost under load, the replica promoted, and the door led to it. */
const failOver = async ({ primary, replica, door, front, browser, listings, pair }) => {
  const seen = await letVisit(front.address, 50)
  const edits = listings.map(({ id }) => keepEditing(browser, id, { every: 20 }))
  await pause(3000)
  const gone = performance.now()
  await primary.stop('immediate')
  await pause(1000)
  await replica.promote()
  await until(
    'the replica takes writes',
    async () => (await replica.ask('select pg_is_in_recovery() as is')).at(0)?.is === false,
    30,
  )
  door.to(replica.port)
  const back = performance.now()
  const savesSince = ({ told }) =>
    told.answers.some(({ status, at }) => status === 303 && at > back)
  const healed = await until('editors save again', () => edits.every(savesSince), 30)
  await pause(1000)
  const told = await Promise.all(edits.map(({ stop }) => stop()))
  const figures = await seen.leave()
  const bases = pair.map(({ address }) => address)
  const { acknowledged, found, lost } = await reckon(
    (sql) => replica.ask(sql, 'drill'),
    bases,
    listings,
    told,
  )
  const answers = told.flatMap((one) => one.answers)
  const refused = answers
    .filter(({ status, at }) => status === 503 && at > gone)
    .map(({ at }) => at)
  const odd = [
    ...new Set(
      answers
        .map(({ status }) => status)
        .filter((status) => ![200, 303, 409, 503].includes(status)),
    ),
  ]
  return {
    window: refused.length === 0 ? 0 : Math.max(...refused) - Math.min(...refused),
    figures: {
      ...figures,
      acknowledged,
      found,
      healed,
      slowest: Math.max(...answers.map(({ ms }) => ms)),
      lost: [...lost, ...figures.lost, ...odd.map((status) => `an editor was answered ${status}`)],
    },
  }
}

/**
 * With `synchronous_standby_names` an acknowledged edit is in both; everything else is looked at
 * here too.
 */
const synchronously = async (ground, short) => {
  const catalogue = await build(ground, short, true)
  const { pair, front, start, browser, listings, settings, replica, guessed } = catalogue
  const rows = []
  const site = await isSiteRight(ground.folder)
  const before = await lateness(catalogue, listings[0], short ? 5 : 40)
  rows.push(
    toRow(
      'cluster',
      ENGINE,
      `an edit until the other process shows it: 95th of 100 ${Math.round(p95(before))} ms`,
      { times: before.length },
    ),
  )
  const { window, figures } = await failOver(catalogue)
  const what = `the primary is lost, the replica promoted; behind ${front.name}; synchronous; editors heard 503 for ${(window / 1000).toFixed(1)} s`
  rows.push(toRow('cluster', ENGINE, what, figures))
  const rolled = await roll({
    ask: (sql) => replica.ask(sql, 'drill'),
    address: front.address,
    pair,
    start,
    visitors: 50,
    browser,
    listings,
    rounds: short ? 1 : 2,
  })
  rows.push(
    toRow(
      'cluster',
      ENGINE,
      `then each process is restarted, ${short ? 2 : 4} times in all; ${rolled.notSaved} edits asked again`,
      rolled.figures,
    ),
  )
  const applied = await replica.ask(
    'select migration_name from _prisma_migrations where finished_at is not null',
    'drill',
  )
  const lost = [
    ...(applied.length === migrations.length
      ? []
      : [`${applied.length} migrations stand, of ${migrations.length}`]),
    ...(await oddThrottle(
      pair.map(({ address }) => address),
      guessed,
    )),
    ...(site === false ? ['nginx does not take the site'] : []),
  ]
  for (const running of pair) {
    lost.push(...uncaught(running))
    if ((await stopped(running)) !== 0) lost.push('a process did not stop cleanly')
  }
  if (!(await isHistoryWhole(settings))) lost.push('the history is broken')
  rows.push(toRow('cluster', ENGINE, 'migrations once, throttles shared, history whole', { lost }))
  return rows
}

/**
 * Without it the replica is a little behind: what that may cost is shown, and is no failure of
 * ours.
 */
const asynchronously = async (ground) => {
  const catalogue = await build(ground, true, false)
  // A line to the replica that stands still for a moment, as under load.
  const [{ pid }] = await catalogue.primary.ask('select pid from pg_stat_replication')
  setTimeout(() => process.kill(pid, 'SIGSTOP'), 2500)
  const { figures } = await failOver(catalogue)
  const { acknowledged, found, requests, failed, healed, lost } = figures
  for (const running of catalogue.pair) await stopped(running)
  const what = `the same without synchronous replication, the replica half a second behind: ${acknowledged - found} acknowledged edits gone`
  return toRow('cluster', ENGINE, what, { requests, failed, healed, lost, note: 'as it must be' })
}

export const cluster = ({ short }) =>
  onGround(async (ground) => {
    if (!hasPostgres)
      return [
        toRow('cluster', ENGINE, 'not tried: there is no PostgreSQL here', { note: 'not tried' }),
      ]
    const rows = await synchronously(ground, short)
    return short ? rows : [...rows, await onGround(asynchronously)]
  })
