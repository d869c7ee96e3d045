// Processes that are asked to stop: one of two under load, twice, with a client that never ends,
// and with the database away.
import { connect } from 'node:net'
import { openBalancer } from './balancer.mjs'
import { imported, writeCatalogue } from './catalogue-file.mjs'
import { signedIn } from './editor.mjs'
import { keepEditing, reckon, someListings } from './edits.mjs'
import { enginesOn } from './engines.mjs'
import { onGround } from './ground.mjs'
import { beginServer, startServer, stopped, uncaught } from './server-process.mjs'
import { toRow } from './table.mjs'
import { letVisit } from './visitors.mjs'
import { freePort, pause, until } from './waiting.mjs'

/** Nothing that runs when asked to stop may take longer than this. */
const LONGEST_STOP_MS = 15_000
/** Nine exports of them, 27 MB, do not fit into the buffers of a connection. */
const ENOUGH_PROGRAMS = 10_000
const timed = async (work) => {
  const began = performance.now()
  return { value: await work(), ms: performance.now() - began }
}

/**
 * Stops and starts one of two processes after the other, behind a proxy, while people visit and
 * somebody edits.
 */
export const roll = async ({ ask, address, pair, start, visitors, browser, listings, rounds }) => {
  const lost = []
  let slowest = 0
  const seen = await letVisit(address, visitors)
  const edits = listings.map(({ id }) => keepEditing(browser, id, { every: 200 }))
  await pause(500)
  for (let round = 0; round < rounds; round++)
    for (const side of [0, 1]) {
      const { value: code, ms } = await timed(() => stopped(pair[side]))
      slowest = Math.max(slowest, ms)
      if (code !== 0) lost.push(`a process stopped with ${code}`)
      lost.push(...uncaught(pair[side]))
      pair[side] = await start(side)
    }
  await pause(500)
  const told = await Promise.all(edits.map(({ stop }) => stop()))
  const figures = await seen.leave()
  const bases = pair.map((running) => running.address)
  const { acknowledged, found, lost: gone } = await reckon(ask, bases, listings, told)
  const answers = told.flatMap((one) => one.answers)
  const notSaved = answers.filter(({ status }) => ![200, 303].includes(status)).length
  return {
    figures: {
      ...figures,
      acknowledged,
      found,
      slowest: Math.max(...answers.map(({ ms }) => ms)),
      lost: [...lost, ...gone, ...figures.lost],
    },
    stopMs: slowest,
    notSaved,
  }
}

/** Two processes on PostgreSQL behind a small proxy. */
const rolling = async (engine, ground, settings, short) => {
  const ports = [await freePort(), await freePort()]
  const start = (side) => startServer(ground, { ...settings, PORT: String(ports[side]) })
  const { running, browser } = await signedIn(settings, () => start(0))
  const pair = [running, await start(1)]
  const balancer = await openBalancer(ground, ports)
  const listings = await someListings(browser, 2)
  browser.go(balancer.address)
  const rounds = short ? 1 : 3
  const given = {
    ask: (sql) => engine.ask(settings, sql),
    address: balancer.address,
    pair,
    start,
    visitors: short ? 30 : 50,
    browser,
    listings,
    rounds,
  }
  const { figures, stopMs, notSaved } = await roll(given)
  for (const one of pair) await stopped(one)
  const what = `SIGTERM of one of two under load, ${2 * rounds} times, each within ${(stopMs / 1000).toFixed(1)} s; ${balancer.counted.seconds} asked the other, ${notSaved} edits asked again`
  return toRow('stop', 'PostgreSQL', what, figures)
}

/** Many at once are under way when a single process is asked to stop: all of them are answered. */
const inFlight = async (engine, ground, settings) => {
  const running = await startServer(ground, settings)
  const lost = []
  const before = await letVisit(running.address, 200)
  await pause(1000)
  const asked = stopped(running)
  await pause(300)
  const { requests, failed, lost: why } = await before.leave()
  const code = await asked
  if (code !== 0) lost.push(`it stopped with ${code}`)
  return toRow('stop', engine.name, 'SIGTERM of the only one, 200 requests a second', {
    requests,
    failed,
    lost: [...lost, ...why, ...uncaught(running)],
  })
}

/** How a process ends that is asked to stop in an unusual moment, and how soon. */
const endings = async (engine, ground, settings, short) => {
  const lost = []
  const check = async (what, running, want, longest, ask) => {
    const { value: code, ms } = await timed(async () => {
      await ask()
      return running.ended
    })
    if (code !== want) lost.push(`${what}: ended with ${code} instead of ${want}`)
    if (ms > longest) lost.push(`${what}: took ${Math.round(ms)} ms`)
    return `${what} ${code} after ${(ms / 1000).toFixed(1)} s`
  }
  const words = []
  const twice = await startServer(ground, settings)
  words.push(
    await check('a second signal', twice, 1, 2000, async () => {
      twice.kill('SIGTERM')
      await pause(200)
      twice.kill('SIGTERM')
    }),
  )
  if (!short) {
    const stuck = await startServer(ground, settings)
    const socket = connect(Number(new URL(stuck.address).port), '127.0.0.1', () =>
      // More than the system itself keeps of a line: nine exports, then the rate limit.
      socket.write('GET /api/v1/export.ndjson HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(9)),
    )
    socket.on('error', () => {})
    socket.pause()
    await pause(500)
    words.push(
      await check('a client that never reads', stuck, 1, LONGEST_STOP_MS, async () =>
        stuck.kill('SIGTERM'),
      ),
    )
  }
  const early = beginServer(settings)
  ground.later(() => early.kill())
  await pause(300)
  words.push(
    await check('before it listens', early, 'SIGTERM', 10_000, async () => early.kill('SIGTERM')),
  )
  if (engine.cluster) {
    const away = await startServer(ground, settings)
    engine.cluster.signal('SIGSTOP')
    await pause(short ? 100 : 3000)
    words.push(
      await check('with a frozen database', away, 0, LONGEST_STOP_MS, async () =>
        away.kill('SIGTERM'),
      ),
    )
    engine.cluster.signal('SIGCONT')
    await until('PostgreSQL answers', engine.cluster.answers)
  }
  return toRow('stop', engine.name, `exit codes: ${words.join(', ')}`, { lost })
}

export const stop = ({ short }) =>
  onGround(async (ground) => {
    const rows = []
    for (const engine of await enginesOn(ground)) {
      const settings = await engine.fresh()
      await imported(settings, writeCatalogue(ground.folder, short ? 500 : ENOUGH_PROGRAMS))
      if (!short || !engine.cluster) rows.push(await inFlight(engine, ground, settings))
      if (!short || engine.cluster) rows.push(await endings(engine, ground, settings, short))
      if (engine.cluster) rows.push(await rolling(engine, ground, settings, short))
    }
    return rows
  })
