// Clients that are slow, idle, greedy or odd, while others visit.
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { imported, writeCatalogue } from './catalogue-file.mjs'
import { onGround } from './ground.mjs'
import { startServer, stopped, uncaught } from './server-process.mjs'
import { toRow } from './table.mjs'
import { letVisit } from './visitors.mjs'
import { pause, until } from './waiting.mjs'

/** Memory that a process holds, in bytes. */
const memoryOf = ({ child }) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024

/**
 * How many files and connections a process has open: whoever does not read does not hear that their
 * line was ended.
 */
const handlesOf = ({ child }) => readdirSync(`/proc/${child.pid}/fd`).length
/** As many as visitors' kept lines may come and go. */
const FEW = 5

/**
 * Bare sockets to a server, that say `first` and then `more` every second; and how long until the
 * server closed each.
 */
const openSockets = (ground, { address }, count, { first = '', more = '', reads = true }) => {
  const { hostname, port } = new URL(address)
  const closed = []
  const sockets = Array.from({ length: count }, () => {
    const began = performance.now()
    const socket = connect(Number(port), hostname, () => first === '' || socket.write(first))
    if (reads) socket.resume()
    else socket.pause()
    const timer = setInterval(() => more === '' || socket.destroyed || socket.write(more), 1000)
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      closed.push(performance.now() - began)
    })
    return socket
  })
  const end = () => {
    for (const socket of sockets) socket.destroy()
  }
  ground.later(end)
  return { closed, end, open: () => sockets.filter(({ destroyed }) => !destroyed).length }
}

const head = 'Host: 127.0.0.1\r\n'
const form = 'Content-Type: application/x-www-form-urlencoded\r\n'
/** Slow in the ways that a client can be slow, and how soon the server is rid of it, in seconds. */
const kinds = [
  {
    what: 'that send a header a second',
    count: 100,
    most: 9,
    first: `GET / HTTP/1.1\r\n${head}`,
    more: 'X-A: b\r\n',
  },
  { what: 'that say nothing', count: 100, most: 9 },
  {
    what: 'that send a byte of a form a second',
    count: 50,
    most: 15,
    first: `POST /admin/sign-in HTTP/1.1\r\n${head}${form}Content-Length: 60000\r\n\r\n`,
    more: 'a',
  },
  {
    what: 'that do not read what they asked for',
    count: 50,
    most: 45,
    reads: false,
    first: `GET /api/v1/export.ndjson HTTP/1.1\r\n${head}\r\n`,
  },
]

const slowClients = async (ground, running, { what, count, most, ...kind }) => {
  const before = memoryOf(running)
  const visitors = await letVisit(running.address, 20)
  await pause(1000)
  const handles = handlesOf(running)
  const began = performance.now()
  const { closed, end, open } = openSockets(ground, running, count, kind)
  const lost = []
  await pause(2000)
  const grown = Math.round((memoryOf(running) - before) / 2 ** 20)
  await until(
    'the server is rid of them',
    () => (kind.reads === false ? handlesOf(running) <= handles + FEW : closed.length === count),
    most,
  ).catch(() =>
    lost.push(
      `${kind.reads === false ? handlesOf(running) - handles : open()} of them are still connected after ${most} s`,
    ),
  )
  const over = performance.now() - began
  end()
  const seen = await visitors.leave()
  const healed = kind.reads === false ? over : Math.max(0, ...closed)
  return toRow('slow', '', `${count} clients ${what} (${grown} MB more)`, {
    ...seen,
    healed,
    lost: [...lost, ...seen.lost],
  })
}

/** As many as a start asks for. */
const HANDLES = 1024
/**
 * More idle sockets than a process has file handles: it goes on, and answers again as soon as they
 * are gone.
 */
const fewHandles = async (ground, settings) => {
  const running = await startServer(ground, settings, { files: HANDLES })
  const began = performance.now()
  const { end } = openSockets(ground, running, HANDLES + 200, {})
  await pause(500)
  const answers = () =>
    fetch(`${running.address}/programs?q=house`, { signal: AbortSignal.timeout(2000) }).then(
      ({ status }) => status,
      () => 0,
    )
  const statuses = []
  await until(
    'it answers again',
    async () => {
      statuses.push(await answers())
      return (
        statuses.at(-1) === 200 &&
        (await fetch(`${running.address}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ))
      )
    },
    30,
  ).catch(() => {})
  const healed = performance.now() - began
  end()
  const lost = [
    ...uncaught(running),
    ...(statuses.some((status) => status >= 500 && status !== 503)
      ? ['a visitor was answered 500']
      : []),
  ]
  if (statuses.at(-1) !== 200) lost.push('it did not answer again')
  if ((await stopped(running)) !== 0) lost.push('it did not stop cleanly')
  return toRow('slow', '', `${HANDLES + 200} idle sockets, ${HANDLES} file handles`, {
    healed,
    lost,
  })
}

const big = 'a'.repeat(200_000)
/** Requests that no browser sends, as they go over the line. */
const oddities = [
  `POST /admin/sign-in HTTP/1.1\r\n${head}${form}Content-Length: 200000\r\n\r\n${big}`,
  `POST /admin/sign-in HTTP/1.1\r\n${head}${form}Transfer-Encoding: chunked\r\n\r\n${'4000\r\n'.concat('b'.repeat(0x4000), '\r\n').repeat(64)}0\r\n\r\n`,
  `POST /admin/sign-in HTTP/1.1\r\n${head}${form}Content-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  `POST /admin/imports HTTP/1.1\r\n${head}Content-Type: multipart/form-data\r\nContent-Length: 5\r\n\r\nhello`,
  `POST /admin/sign-in HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
  `POST /programs HTTP/1.1\r\n${head}${form}Content-Length: 200000\r\n\r\n${big}`,
  `GET /programs HTTP/1.1\r\n${head}Content-Length: 200000\r\n\r\n${big}`,
  `GET /programs?q=${'%F0%9F%92%A9'.repeat(400)} HTTP/1.1\r\n${head}\r\n`,
  `GET /programs?q=%00%ff%zz HTTP/1.1\r\n${head}\r\n`,
  `GET /${'a/'.repeat(5000)} HTTP/1.1\r\n${head}\r\n`,
  `GET / HTTP/1.1\r\n${head}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
  `GET / HTTP/1.1\r\n${head}Cookie: ${'__Host-session=a; '.repeat(300)}\r\n\r\n`,
  'GET / HTTP/1.1\r\n\r\n',
  `GET http://other.example/ HTTP/1.1\r\n${head}\r\n`,
  `GET //programs/..%2f..%2fetc HTTP/1.1\r\n${head}\r\n`,
  `BREW /programs HTTP/1.1\r\n${head}\r\n`,
  `OPTIONS * HTTP/1.1\r\n${head}\r\n`,
  `CONNECT 127.0.0.1:22 HTTP/1.1\r\n${head}\r\n`,
  `GET / HTTP/1.1\r\n${head}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
  `POST /admin/sign-in HTTP/1.1\r\n${head}${form}Content-Length: 500000\r\nExpect: 100-continue\r\n\r\n`,
  `GET / HTTP/1.1\r\n${head}Expect: the-unexpected\r\n\r\n`,
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
]
/** The status of an answer to bytes on the line; 0 where the line is closed without one. */
const statusOf = ({ address }, bytes) =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'))
    let said = ''
    const over = () => {
      socket.destroy()
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0))
    }
    socket.setTimeout(8000, over)
    socket.on('data', (data) => {
      said += data.toString('latin1')
      if (said.includes('\r\n\r\n')) over()
    })
    socket.on('error', over)
    socket.on('close', over)
  })

const oddRequests = async (running) => {
  const statuses = await Promise.all(oddities.map((bytes) => statusOf(running, bytes)))
  const failed = statuses.flatMap((status, i) =>
    status >= 500 && status !== 501 ? [`${status} for ${oddities[i].slice(0, 60)}`] : [],
  )
  return toRow(
    'slow',
    '',
    `${oddities.length} odd requests: ${[...new Set(statuses)].sort().join(' ')}`,
    {
      lost: failed,
    },
  )
}

export const slow = ({ short }) =>
  onGround(async (ground) => {
    const settings = { DATA_DIR: `${ground.folder}/data` }
    await imported(settings, writeCatalogue(ground.folder, short ? 1000 : 9000))
    const running = await startServer(ground, settings)
    const rows = []
    for (const kind of short ? kinds.slice(0, 1) : kinds)
      rows.push(await slowClients(ground, running, kind))
    rows.push(await oddRequests(running))
    const code = await stopped(running)
    const lost = [...uncaught(running), ...(code === 0 ? [] : [`it stopped with ${code}`])]
    rows.push(await fewHandles(ground, settings))
    return [...rows, toRow('slow', '', 'after all of it: stopped cleanly', { lost })]
  })
