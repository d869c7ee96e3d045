// The clock of a process that is set ahead, back and behind, while people visit and editors work.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { imported, isHistoryWhole, writeCatalogue } from './catalogue-file.mjs'
import { openBrowser, signedIn, signIn } from './editor.mjs'
import { keepEditing, reckon, someListings } from './edits.mjs'
import { enginesOn } from './engines.mjs'
import { onGround } from './ground.mjs'
import { startServer, stopped, uncaught } from './server-process.mjs'
import { toRow } from './table.mjs'
import { letVisit } from './visitors.mjs'
import { pause, until } from './waiting.mjs'

/** Longer than any session lasts. */
const AHEAD_MS = 13 * 3_600_000
/** What a clock goes back when somebody sets it by hand. */
const HOUR_MS = 3_600_000
/** So many wrong codes make the next try wait, for some seconds. */
const WRONG_CODES = 6

/**
 * A code of an app works once: not after the clock went back, and not when the moment that it is of
 * comes again.
 */
const replays = async (running, who, setClock) => {
  const lost = []
  await setClock(60_000)
  const at = Date.now() + 60_000
  const send = () => signIn(openBrowser(running.address), who, { clock: at })
  if (!(await send())) lost.push('a code of an app lets nobody in')
  await setClock(-HOUR_MS)
  if (await send()) lost.push('a code of later than now lets somebody in')
  await setClock(at - Date.now())
  if (await send()) lost.push('a code lets somebody in twice, for its moment came again')
  return lost
}

/** What a page says of how long ago something was, where that cannot be. */
const oddAges = async (running, { slug }) => {
  const text = await (await fetch(`${running.address}/programs/${slug}`)).text()
  return (
    text.match(
      /NaN|Invalid|-\d+ (?:minutes?|hours?|days?|weeks?)|\bin \d+ (?:minutes?|hours?|days?|weeks?)/g,
    ) ?? []
  ).map((word) => `a page says ${word}`)
}

const moved = async (engine, ground, { ms }) => {
  const clock = join(ground.folder, `clock-${engine.cluster ? 'server' : 'embedded'}`)
  const setClock = async (off) => {
    writeFileSync(clock, String(off))
    await pause(200)
  }
  await setClock(0)
  const folder = join(ground.folder, `backups-${engine.cluster ? 'server' : 'embedded'}`)
  const settings = {
    ...(await engine.fresh()),
    CLOCK_FILE: clock,
    BACKUP_DIR: folder,
    BACKUP_EVERY_HOURS: '1',
  }
  await imported(settings, writeCatalogue(ground.folder, 300))
  const start = () => startServer(ground, settings, { preload: ['./moved-clock.mjs'] })
  const { running, browser, who } = await signedIn(settings, start)
  const visitors = await letVisit(running.address, 20)
  const listings = await someListings(browser, 2)
  const [lost, told] = [[], []]
  const enter = (code) => {
    const someone = openBrowser(running.address)
    return signIn(someone, who, { code }).then((isIn) => ({ someone, isIn }))
  }
  const works = async ({ someone }) => (await someone.get('/admin')).status === 200
  const edit = async ({ someone }) => {
    const edits = listings.map(({ id }) => keepEditing(someone, id, { every: 100 }))
    await pause(ms)
    told.push(await Promise.all(edits.map(({ stop }) => stop())))
  }
  await edit({ someone: browser })

  await setClock(AHEAD_MS)
  if (await works({ someone: browser })) lost.push('a session goes on after thirteen hours')
  if ((await enter(undefined)).isIn) lost.push('a code of thirteen hours ago lets somebody in')
  const spare = who.codes.pop()
  const ahead = await enter(spare)
  if (!ahead.isIn) lost.push('a recovery code lets nobody in')
  await edit(ahead)
  for (let n = 0; n < WRONG_CODES; n++) await enter('000000')

  await setClock(0)
  const began = performance.now()
  if (await works(ahead)) lost.push('a session that began thirteen hours ahead goes on')
  if ((await enter(spare)).isIn) lost.push('a recovery code lets somebody in twice')
  let back = { isIn: false }
  const getIn = async () => {
    back = await enter(who.codes.at(-1))
    // As a person would: more often, and it is the address that has to wait, as it should.
    if (!back.isIn) await pause(2000)
    return back.isIn
  }
  await until('somebody gets in again', getIn, 60).catch(() => lost.push('somebody is locked out'))
  const healed = performance.now() - began
  who.codes.pop()
  await edit(back)

  lost.push(...(await replays(running, who, setClock)))
  await setClock(-HOUR_MS)
  if (await works(back)) lost.push('a session that began an hour ahead goes on')
  const early = await enter(who.codes.pop())
  if (!early.isIn) lost.push('nobody gets in while the clock is an hour behind')
  await edit(early)
  lost.push(...(await oddAges(running, listings[0])))
  await setClock(0)
  if (await works(early)) lost.push('a session goes on after an hour without use')
  const seen = await visitors.leave()
  const last =
    told.findLast((some) => some.every(({ acknowledged }) => acknowledged !== null)) ?? []
  if (last.length > 0)
    lost.push(...(await reckon(async () => [], [running.address], listings, last)).lost)
  if (readdirSync(folder).length === 0) lost.push('no backup was made')
  lost.push(...uncaught(running))
  if ((await stopped(running)) !== 0) lost.push('it did not stop cleanly')
  if (!(await isHistoryWhole(settings))) lost.push('the history is broken')
  const { acknowledged, found } = await reckon(
    (sql) => engine.ask(settings, sql),
    [],
    listings,
    told.flat(),
  )
  if (acknowledged < told.length) lost.push('nothing could be edited')
  const figures = { ...seen, acknowledged, found, healed, lost: [...lost, ...seen.lost] }
  return toRow(
    'clock',
    engine.name,
    'set 13 hours ahead and back, then an hour behind and back',
    figures,
  )
}

export const clock = ({ short }) =>
  onGround(async (ground) => {
    const rows = []
    for (const engine of await enginesOn(ground))
      rows.push(await moved(engine, ground, { ms: short ? 500 : 3000 }))
    return rows
  })
