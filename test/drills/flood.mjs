// One network that asks for all it can, and many who take whole exports and do not read them,
// beside people who search and report.
import { Agent, get } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { started } from './child.mjs'
import { enginesOn } from './engines.mjs'
import { onGround } from './ground.mjs'
import { startServer, stopped, uncaught } from './server-process.mjs'
import { watchStarvation } from './starvation.mjs'
import { toRow } from './table.mjs'
import { slugsOf } from './visitors.mjs'
import { freePort, pause } from './waiting.mjs'

/** What a flood may leave behind in the heap. */
const MOST_GROWTH = 50 * 2 ** 20
/** What a visitor may wait for a search beside it. */
const LONGEST_MS = 250
const LIMIT = 600
const SEARCHES_A_SECOND = 20
/** Visitors are of many networks, none of which comes near the limit. */
const NETWORKS = 50

const places = ['43215', '10001', '90012', 'Boston, MA', 'Columbus, OH']
const words = ['recovery', 'house', 'trauma', 'evening', 'recovrey']
const searchOf = (n) =>
  `/programs?q=${words[n % 5]}&near=${encodeURIComponent(places[(n >> 2) % 5])}&hours_max=${n % 60}&page=${1 + (n % 3)}`

const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/**
 * People who search, each from a network of their own. `leave` says how long they waited: the 99th
 * of 100, and the longest.
 */
const letSearch = (running) => {
  const base = running.address
  const agent = new Agent({ keepAlive: true, maxSockets: 100 })
  const [times, whys, underWay] = [[], new Map(), new Set()]
  // How late this very process gets round to things is no delay of the server's, and what keeps the
  // server from a processor is no flood.
  const starved = watchStarvation(running)
  const late = monitorEventLoopDelay({ resolution: 5 })
  late.enable()
  let going = true
  const one = (n) =>
    new Promise((resolve) => {
      const began = performance.now()
      const over = (why) => {
        times.push(performance.now() - began)
        if (why !== null) whys.set(why, (whys.get(why) ?? 0) + 1)
        resolve()
      }
      const headers = {
        'X-Forwarded-For': `203.0.113.${200 + (n % NETWORKS)}`,
        'Accept-Encoding': 'gzip',
      }
      get(`${base}${searchOf(n)}`, { agent, headers, timeout: 10_000 }, (answer) => {
        answer.resume()
        answer.on('end', () => over(answer.statusCode === 200 ? null : String(answer.statusCode)))
        answer.on('error', () => over('cut off'))
      })
        .on('timeout', function () {
          this.destroy(new Error('timeout'))
        })
        .on('error', (error) => over(error.code ?? error.message))
    })
  const walk = (async () => {
    const began = performance.now()
    for (let n = 0; going; n++) {
      const asked = one(n).finally(() => underWay.delete(asked))
      underWay.add(asked)
      await pause(Math.max(0, began + ((n + 1) * 1000) / SEARCHES_A_SECOND - performance.now()))
    }
  })()
  const leave = async () => {
    going = false
    await walk
    await Promise.all(underWay)
    agent.destroy()
    late.disable()
    const sorted = times.toSorted((a, b) => a - b)
    const failed = [...whys].map(([why, count]) => `${count} searches: ${why}`)
    return {
      requests: times.length,
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      longest: sorted.at(-1) ?? 0,
      held: late.max / 1e6 + (await starved.leave()),
      failed,
    }
  }
  return { leave }
}

/**
 * Somebody of another network each time who says that a listing is wrong. `leave` gives the
 * statuses that are not a receipt.
 */
const letReport = (base, slugs, every) => {
  const refused = []
  let [going, n] = [true, 0]
  const walk = (async () => {
    while (going) {
      const headers = {
        'X-Forwarded-For': `198.51.100.${100 + (n % 100)}`,
        'Sec-Fetch-Site': 'same-origin',
      }
      const body = new URLSearchParams({ topic: 'hours', words: `These are not the hours, ${n}` })
      const answer = await fetch(`${base}/programs/${slugs[n % slugs.length]}/report`, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
      }).catch(({ message }) => ({ status: message }))
      n += 1
      if (answer.status !== 303) refused.push(answer.status)
      await pause(every)
    }
  })()
  const leave = async () => {
    going = false
    await walk
    return { reports: n, refused }
  }
  return { leave }
}

const megabytes = (bytes) => Math.round(bytes / 2 ** 20)
/** Bytes of living objects in a server, its garbage collected first. */
const heapOf = async ({ child }, metricsPort) => {
  child.kill('SIGUSR2')
  await pause(1000)
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  return Number(/^nodejs_heap_used_bytes (\S+)$/m.exec(text)?.[1])
}

const flooder = new URL('flooder.mjs', import.meta.url).pathname
/** A flood of a kind in a process of its own; resolves with how often each status came. */
const flooded = async (ground, kind, base, seconds, slugs) => {
  const child = started(process.execPath, [flooder, kind, base, String(seconds), ...slugs])
  ground.later(() => child.kill())
  if ((await child.ended) !== 0) throw new Error(`The flood ended by itself: ${child.said()}`)
  return JSON.parse(child.said().trim().split('\n').at(-1))
}
const told = (statuses) =>
  Object.entries(statuses)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ')

/**
 * The bound holds as it stands; how long the machine gave the server no processor is told beside
 * it, so that a busy machine is seen.
 */
const judge = ({ failed, p99, longest, held }, most) => {
  const took = most ? longest : p99
  const which = most ? 'a search' : 'the 99th of 100 searches'
  const late = `${which} took ${Math.round(took)} ms of ${LONGEST_MS}, up to ${Math.round(held)} of them without a processor`
  return [...failed, ...(took > LONGEST_MS ? [late] : [])]
}

const floodOne = async (ground, engine, seconds) => {
  const metricsPort = await freePort()
  const settings = {
    ...(await engine.fresh()),
    TRUST_PROXY: '1',
    RATE_LIMIT: String(LIMIT),
    METRICS_PORT: String(metricsPort),
  }
  const running = await startServer(ground, settings, { preload: ['collected-heap.mjs'] })
  const slugs = await slugsOf(running.address)
  const warm = letSearch(running)
  await pause(3000)
  const quiet = await warm.leave()

  const rows = []
  const row = (what, seen, lost) =>
    rows.push(
      toRow('flood', engine.name, what, {
        requests: seen.requests,
        lost: [...lost, ...uncaught(running)],
      }),
    )
  const inMs = ({ p50, p99, longest, held }) =>
    `searches ${Math.round(p50)} ms, 99th ${Math.round(p99)}, longest ${Math.round(longest)} (${Math.round(held)} without a processor)`
  row(`nothing: ${inMs(quiet)}`, quiet, quiet.failed)

  const beside = letSearch(running)
  const exported = await flooded(ground, 'exports', running.address, Math.min(20, seconds), slugs)
  const seen = await beside.leave()
  const odd = Object.keys(exported).filter((status) => !['200', '429', '503'].includes(status))
  row(`40 exports at once (${told(exported)}), 400 readers who do not read: ${inMs(seen)}`, seen, [
    ...judge(seen, true),
    ...odd.map((status) => `${exported[status]} exports were answered ${status}`),
  ])

  for (const [kind, who] of [
    ['address', 'one address'],
    ['network', 'one /64'],
  ]) {
    const before = await heapOf(running, metricsPort)
    const [searching, reporting] = [letSearch(running), letReport(running.address, slugs, 1500)]
    const statuses = await flooded(ground, kind, running.address, seconds, slugs)
    const [found, { reports, refused }] = [await searching.leave(), await reporting.leave()]
    const grown = (await heapOf(running, metricsPort)) - before
    // A flood may meet the beginning of a minute once more than it lasts minutes.
    const most = LIMIT * (Math.ceil(seconds / 60) + 1)
    const lost = [
      ...judge(found, false),
      ...(grown > MOST_GROWTH ? [`the heap grew by ${megabytes(grown)} MB`] : []),
      ...(refused.length > 0
        ? [
            `${refused.length} of ${reports} honest reports were refused: ${[...new Set(refused)].join(' ')}`,
          ]
        : []),
      ...((statuses[200] ?? 0) > most
        ? [`${statuses[200]} answers for one network, whose limit is ${LIMIT} a minute`]
        : []),
    ]
    row(
      `${who} asks for all it can for ${seconds} s (${told(statuses)}): heap +${megabytes(grown)} MB, ${inMs(found)}, ${reports} reports`,
      found,
      lost,
    )
  }
  const code = await stopped(running)
  if (code !== 0) row('stopping after it', {}, [`it stopped with ${code}`])
  return rows
}

export const flood = ({ short }) =>
  onGround(async (ground) => {
    const rows = []
    // One engine after the other: what is measured is a wait.
    for (const engine of (await enginesOn(ground)).slice(0, short ? 1 : 2))
      rows.push(...(await floodOne(ground, engine, short ? 6 : 60)))
    return rows
  })
