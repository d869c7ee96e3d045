// node flooder.mjs KIND BASE SECONDS SLUG…: one network that asks for all it can, in a process of
// its own. Prints how often each status came.
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { pause } from './waiting.mjs'

const [kind, base, seconds, ...slugs] = process.argv.slice(2)
const { hostname, port } = new URL(base)
/**
 * Half as much again as the standard limit lets through, a tenth of it at once every six seconds:
 * bursts are worse than a stream.
 */
const BURST = 90
const BURST_EVERY_MS = 6000
const REPORTS_EVERY_MS = 100

const group = (n) => (n % 65_536).toString(16)
/** Who asks: one address, or another one of a /64 each time. */
const from = {
  address: () => '192.0.2.77',
  network: (n) => `2001:db8:7:7:${group(n * 7919)}:${group(n * 104_729)}::${group(n)}`,
}
const junk = (n) => `${'x'.repeat(5000)}${n}`
const misspelt = 'recovrey haelth cenetr familly behavoral treetment servises couseling'
const narrow =
  'near=43215&within=5&payment=medicaid&level=php&age=children&modality=dbt&language=es&focus=mental-health&telehealth=virtual'
/** What costs most to answer, and what fills most memory, each a little different every time. */
const makers = [
  (n) => `/hsds/?${junk(n)}`,
  (n) => `/?${junk(n)}`,
  (n) => `/guide?${junk(n)}`,
  (n) => `/api/v1/openapi.json?${junk(n)}`,
  (n) => `/programs/${slugs[n % slugs.length]}?${junk(n)}`,
  (n) => `/programs?q=${encodeURIComponent(misspelt)}&${narrow}&hours_max=${n % 60}`,
  (n) => `/programs?q=${encodeURIComponent(misspelt)}&page=${n}`,
  (n) => `/programs?near=${10_001 + (n % 80_000)}&within=100&page=${1 + (n % 9)}`,
  (n) => `/programs?page=${n}`,
  (n) => `/suggest?field=q&text=${group(n)}`,
  (n) => `/hsds/services?full=true&page=${1 + (n % 400)}`,
  (n) => `/hsds/service_at_locations?full=true&per_page=19&page=${1 + (n % 400)}`,
  (n) => `/sitemap.xml?${n}`,
  (n) => `/api/v1/export.${n % 2 ? 'csv' : 'ndjson'}`,
  (n) => `/nothing/${junk(n)}`,
]
const packings = (n) =>
  ['gzip, deflate, br, zstd', 'identity', `br, v${n}`, `gzip;q=0.${1 + (n % 9)}`][n % 4]

const statuses = new Map()
const note = (status) => void statuses.set(status, (statuses.get(status) ?? 0) + 1)
const agent = new Agent({ maxSockets: 1000 })
const ask = (path, headers, body) =>
  new Promise((resolve) => {
    const over = (status) => {
      note(status)
      resolve()
    }
    const asked = request(
      { hostname, port, path, agent, method: body === undefined ? 'GET' : 'POST', headers },
      (answer) => {
        answer.resume()
        answer.on('end', () => over(answer.statusCode))
        answer.on('error', () => over(0))
      },
    )
    asked.on('error', () => over(0))
    asked.end(body)
  })

const until = performance.now() + Number(seconds) * 1000
const stillTime = () => performance.now() < until
const underWay = new Set()
const begin = (asked) => {
  underWay.add(asked)
  void asked.finally(() => underWay.delete(asked))
}

let n = 0
const flood = async (who) => {
  while (stillTime()) {
    for (let i = 0; i < BURST; i++)
      begin(
        ask(makers[++n % makers.length](n), {
          'X-Forwarded-For': who(n),
          'Accept-Encoding': packings(n),
        }),
      )
    await pause(BURST_EVERY_MS)
  }
}
const report = async () => {
  while (stillTime()) {
    const headers = {
      'X-Forwarded-For': from.network(++n),
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    }
    begin(
      ask(
        `/programs/${slugs[n % slugs.length]}/report`,
        headers,
        `topic=contact&words=Wrong+number+${n}`,
      ),
    )
    await pause(REPORTS_EVERY_MS)
  }
}
/**
 * Forty exports at once, from ten networks, and four hundred readers from twenty who ask for one
 * and do not read.
 */
const exportAll = async () => {
  for (let i = 0; i < 40; i++)
    begin(
      ask(`/api/v1/export.${i % 2 ? 'csv' : 'ndjson'}`, {
        'X-Forwarded-For': `198.51.100.${i % 10}`,
        'Accept-Encoding': i % 3 ? 'gzip' : 'identity',
      }),
    )
  const sockets = Array.from({ length: 400 }, (_, i) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `GET /api/v1/export.ndjson HTTP/1.1\r\nHost: ${hostname}\r\nX-Forwarded-For: 203.0.113.${i % 20}\r\n\r\n`,
      ),
    )
    socket.pause()
    socket.on('error', () => {})
    return socket
  })
  while (stillTime()) await pause(100)
  for (const socket of sockets) socket.destroy()
}

await {
  address: () => flood(from.address),
  network: () => Promise.all([flood(from.network), report()]),
  exports: exportAll,
}[kind]()
await Promise.race([Promise.all(underWay), pause(5000)])
process.stdout.write(`${JSON.stringify(Object.fromEntries(statuses))}\n`)
process.exit(0)
