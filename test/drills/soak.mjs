// Everything at once for many minutes: visitors, edits, reports, imports, clients that break off,
// and a line to the database that breaks.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { imported, isHistoryWhole, writeCatalogue } from './catalogue-file.mjs'
import { signedIn } from './editor.mjs'
import { keepEditing, reckon, someListings } from './edits.mjs'
import { enginesOn } from './engines.mjs'
import { onGround } from './ground.mjs'
import { countReceipts, keepReporting } from './reports.mjs'
import { startServer, stopped, uncaught } from './server-process.mjs'
import { toRow } from './table.mjs'
import { openDoor } from './tcp-door.mjs'
import { letVisit, slugsOf } from './visitors.mjs'
import { pause } from './waiting.mjs'

const MINUTES = Number(process.env.SOAK_MINUTES ?? 20)
/**
 * What a process may hold more at the end than when it was warm: a tenth, and what its garbage
 * collector leaves lying.
 */
const mayGrow = (megabytes) => megabytes * 1.1 + 40
/**
 * One part in a hundred of the time the line to the database is broken; one request in a hundred is
 * broken off by who sent it.
 */
const FAULTY = 0.01
const FAULT_MS = 100
const PROGRAMS = 3000

/**
 * Does something again and again, so many milliseconds apart, until it is told to stop; errors are
 * kept.
 */
const keepDoing = (ms, what) => {
  const errors = []
  let [going, times] = [true, 0]
  const walk = (async () => {
    while (going) {
      await what().catch((error) => errors.push(error.message))
      times += 1
      for (let waited = 0; going && waited < ms; waited += 200) await pause(Math.min(200, ms))
    }
  })()
  const stop = async () => {
    going = false
    await walk
    return { times, errors }
  }
  return { stop }
}

/** A client that breaks off: in the middle of a question, of a form, or of the answer. */
const breakOff = ({ address }) => {
  const { hostname, port } = new URL(address)
  const halves = [
    'GET /programs?q=recov',
    `POST /admin/sign-in HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nemail=a`,
    `GET /api/v1/export.ndjson HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`,
  ]
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(halves[Math.floor(Math.random() * halves.length)]),
    )
    socket.on('error', () => {})
    socket.on('close', resolve)
    socket.once('data', () => socket.resetAndDestroy())
    setTimeout(() => socket.resetAndDestroy(), 200)
  })
}

/**
 * An editor who sends the same programs with other hours, looks at the plan and applies it. Gives
 * how many changed, null where it could not be.
 */
const importOnce = async (browser, round) => {
  const lines = Array.from(
    { length: 100 },
    (_, i) =>
      `Soak House ${i},iop,${i + 1} Oak St,Columbus,OH,43215,https://drill.example.org/soak/${i},${(round % 30) + 1}`,
  )
  const sent = await browser.sendFile(
    'soak.csv',
    `name,level,street,city,state,zip,source,hours_min\n${lines.join('\n')}\n`,
  )
  if (sent.status !== 303) return null
  const { text } = await browser.get(sent.location)
  const [mark, token] = ['mark', 'token'].map(
    (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? '',
  )
  const { status } = await browser.post(`${sent.location}/apply`, { mark, token, publish: 'yes' })
  return status === 303
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const soakOne = async (engine, ground, { seconds, judged }) => {
  const fresh = await engine.fresh()
  const door = engine.cluster ? await openDoor(ground, engine.cluster.port) : null
  const through = (address) => Object.assign(new URL(address), { port: String(door.port) }).href
  const settings = door ? { ...fresh, DATABASE_URL: through(fresh.DATABASE_URL) } : fresh
  await imported(fresh, writeCatalogue(ground.folder, PROGRAMS))
  const { running, browser } = await signedIn(fresh, () => startServer(ground, settings))
  const listings = await someListings(browser, 2)

  const memory = []
  let [imports, round] = [0, 0]
  const visitors = await letVisit(running.address, 30)
  const edits = listings.map(({ id }) => keepEditing(browser, id, { every: 500 }))
  const reports = keepReporting(running.address, await slugsOf(running.address), { every: 1700 })
  const walks = [
    keepDoing(5000, async () =>
      memory.push(
        Number(
          /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${running.child.pid}/status`, 'utf8'))?.[1],
        ) / 1024,
      ),
    ),
    // Not in step with the breaks of the line.
    keepDoing(17_300, async () => {
      if (await importOnce(browser, round++)) imports += 1
    }),
    keepDoing(1000 / (30 * FAULTY), () => breakOff(running)),
    ...(door
      ? [
          keepDoing(FAULT_MS / FAULTY, async () => {
            door.set('refuse')
            await pause(FAULT_MS)
            door.set('pass')
          }),
        ]
      : []),
  ]
  await pause(seconds * 1000)
  const done = await Promise.all(walks.map(({ stop }) => stop()))
  const told = await Promise.all(edits.map(({ stop }) => stop()))
  const { codes } = await reports.stop()
  const seen = await visitors.leave()
  const lost = [
    ...seen.lost,
    ...done.flatMap(({ errors }) => errors.slice(0, 3)),
    ...uncaught(running),
  ]
  lost.push(...(await reckon(async () => [], [running.address], listings, told)).lost)
  if (imports === 0) lost.push('nothing could be imported')
  const receipts = await countReceipts(running.address, codes)
  if ((await stopped(running)) !== 0) lost.push('it did not stop cleanly')
  if (!(await isHistoryWhole(fresh))) lost.push('the history is broken')
  const { acknowledged, found } = await reckon((sql) => engine.ask(fresh, sql), [], listings, told)

  const quarter = Math.floor(memory.length / 4)
  const [warm, end] = [
    median(memory.slice(quarter, 2 * quarter)),
    median(memory.slice(-quarter)),
  ].map(Math.round)
  if (judged && end > mayGrow(warm))
    lost.push(`it holds ${end} MB at the end and held ${warm} MB when it was warm`)
  const what = `${Math.round(seconds / 6) / 10} minutes of it all; ${imports} imports, ${codes.length} reports, ${done[2].times} clients broke off${door ? `, the line broke ${done[3].times} times` : ''}; ${warm} MB warm, ${end} MB at the end`
  return toRow('soak', engine.name, what, {
    ...seen,
    acknowledged: acknowledged + codes.length,
    found: found + receipts,
    lost,
  })
}

/** Both engines beside each other, so that it takes as long as one. */
export const soak = ({ short }) =>
  onGround(async (ground) => {
    const how = short ? { seconds: 20, judged: false } : { seconds: MINUTES * 60, judged: true }
    return Promise.all((await enginesOn(ground)).map((engine) => soakOne(engine, ground, how)))
  })
