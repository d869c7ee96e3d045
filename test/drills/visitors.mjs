import { Agent, get } from 'node:http'
import { pause } from './waiting.mjs'

/** Longer than anybody waits for a page. */
const PATIENCE_MS = 5000

/**
 * Asks as a browser does: a line that was kept open and is closed just then is no failure, the
 * question goes over a new one.
 */
const ask = (agent, address, again = true) =>
  new Promise((resolve) => {
    const request = get(address, { agent, timeout: PATIENCE_MS }, (answer) => {
      let bytes = 0
      answer.on('data', (data) => (bytes += data.length))
      answer.on('end', () =>
        resolve(
          answer.statusCode === 200 && bytes > 0 && answer.complete ? null : `${answer.statusCode}`,
        ),
      )
      answer.on('error', (error) => resolve(error.code ?? 'cut off'))
    })
    request.on('timeout', () => request.destroy(new Error('timeout')))
    request.on('error', (error) => {
      const stale = request.reusedSocket && error.code === 'ECONNRESET'
      resolve(stale && again ? ask(new Agent(), address, false) : (error.code ?? error.message))
    })
  })

const places = ['43215', '10001', '90012', 'Boston, MA', 'OH']
const words = ['recovery', 'house', 'trauma', 'evening', 'drill']

/**
 * Addresses that visitors ask for, one after the other: searches of every kind, programs,
 * comparisons and the API; few of them twice.
 */
const addressesOf = (slugs) => {
  let n = 0
  const one = (list) => list[n % list.length]
  const makers = [
    () => `/programs?q=${one(words)}&page=${1 + (n % 97)}`,
    () => `/programs/${one(slugs)}`,
    () =>
      `/programs?near=${encodeURIComponent(one(places))}&within=${[5, 10, 25, 50, 100][n % 5]}&hours_max=${n % 60}`,
    () => `/compare?program=${one(slugs)}&program=${slugs[(n + 1) % slugs.length]}`,
    () => `/api/v1/programs?q=${one(words)}&hours_max=${n % 60}`,
    () => `/api/v1/programs/${one(slugs)}`,
    () => '/',
  ]
  return () => makers[++n % makers.length]()
}

/** Slugs of some programs that are listed. */
export const slugsOf = async (base, count = 40) =>
  (await (await fetch(`${base}/api/v1/programs?size=50`)).json()).programs
    .slice(0, count)
    .map(({ slug }) => slug)

/**
 * Visitors who go on asking `base`, so many a second whether or not they are answered. `leave` ends
 * it and says how many asked, how many got no page (and why), and the slowest answer in
 * milliseconds.
 */
export const letVisit = async (base, aSecond = 50, slugs) => {
  const next = addressesOf(slugs ?? (await slugsOf(base)))
  const agent = new Agent({ keepAlive: true, maxSockets: 40 })
  const [whys, underWay] = [new Map(), new Set()]
  let [requests, failed, slowest, going] = [0, 0, 0, true]
  const visit = async () => {
    const [began, address] = [performance.now(), next()]
    requests += 1
    const why = await ask(agent, `${base}${address}`)
    slowest = Math.max(slowest, performance.now() - began)
    if (why === null) return
    failed += 1
    const route = address.replace(/\?.*/, '').replace(/^((?:\/api\/v1)?\/[a-z]+).*/, '$1')
    whys.set(`${why} at ${route}`, (whys.get(`${why} at ${route}`) ?? 0) + 1)
  }
  const walk = (async () => {
    const began = performance.now()
    for (let due = 0; going; due += 1000 / aSecond) {
      const one = visit().finally(() => underWay.delete(one))
      underWay.add(one)
      await pause(Math.max(0, began + due - performance.now()))
    }
  })()
  const leave = async () => {
    going = false
    await walk
    await Promise.all(underWay)
    agent.destroy()
    return {
      requests,
      failed,
      slowestPage: slowest,
      lost: [...whys].map(([why, count]) => `${count} visitors: ${why}`),
    }
  }
  return { leave }
}
