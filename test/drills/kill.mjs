// kill -9 at random moments of everything that writes. What was acknowledged is found afterwards,
// and nothing is found in half.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { imported, isHistoryWhole, planned, writeCatalogue } from './catalogue-file.mjs'
import { ours } from './child.mjs'
import { invited, joined, openBrowser, signedIn, signIn } from './editor.mjs'
import { keepEditing, reckon, someListings } from './edits.mjs'
import { enginesOn } from './engines.mjs'
import { onGround } from './ground.mjs'
import { makeOld, OLD_PROGRAMS, oddMigrations } from './old-schema.mjs'
import { countReceipts, keepReporting } from './reports.mjs'
import { beginServer, startServer, stopped, uncaught } from './server-process.mjs'
import { toRow } from './table.mjs'
import { slugsOf } from './visitors.mjs'
import { pause, until } from './waiting.mjs'

const between = (least, most) => least + Math.random() * (most - least)

/**
 * Kills a command that imports a file; it is in the catalogue whole or not at all, and importing it
 * again ends it.
 */
const importing = async (engine, ground, { rounds, rows }) => {
  const settings = await engine.fresh()
  await imported(settings, writeCatalogue(ground.folder, 50, 'First'))
  const began = performance.now()
  await imported(settings, writeCatalogue(ground.folder, rows, 'Measure'))
  const whole = performance.now() - began
  const lost = []
  let [acknowledged, found, n] = [rows + 50, rows + 50, 0]
  for (let round = 0; round < rounds; round++) {
    const file = writeCatalogue(ground.folder, rows, `Round${n}`)
    const command = ours('commands/import.js', settings, [file, '--publish'])
    await pause(between(whole * 0.3, whole))
    command.kill()
    const isDone = (await command.ended) === 0
    const plan = await planned(settings, file)
    const isThere = plan.unchanged === rows
    if (!isThere && plan.new !== rows) lost.push(`a file is there in half: ${JSON.stringify(plan)}`)
    if (isDone) acknowledged += rows
    if (isDone && isThere) found += rows
    if (isThere) n += 1
  }
  const last = writeCatalogue(ground.folder, rows, `Round${n}`)
  await imported(settings, last)
  if ((await planned(settings, last)).unchanged !== rows)
    lost.push('the same import did not end it')
  if (!(await isHistoryWhole(settings))) lost.push('the history is broken')
  return toRow('kill', engine.name, `kill -9 of an import of ${rows} programs`, {
    times: rounds,
    acknowledged: acknowledged + rows,
    found: found + rows,
    lost,
  })
}

/** Kills a server while three listings are edited without a pause. */
const editing = async (engine, ground, { rounds }) => {
  const settings = await engine.fresh()
  await imported(settings, writeCatalogue(ground.folder, 300))
  const start = () => startServer(ground, settings)
  let { running, browser } = await signedIn(settings, start)
  const [lost, healed, told] = [[], [], []]
  const listings = await someListings(browser, 3)
  for (let round = 0; round < rounds; round++) {
    const edits = listings.map(({ id }) => keepEditing(browser, id))
    await pause(between(200, 2000))
    running.kill()
    await running.ended
    const now = await Promise.all(edits.map(({ stop }) => stop()))
    running = await start()
    healed.push(running.ms)
    browser.go(running.address)
    lost.push(...(await reckon(async () => [], [running.address], listings, now)).lost)
    told.push(...now)
    if ((await browser.get('/admin')).status !== 200) lost.push('the session is gone')
  }
  if ((await stopped(running)) !== 0) lost.push('it did not stop cleanly')
  lost.push(...uncaught(running))
  if (!(await isHistoryWhole(settings))) lost.push('the history is broken')
  const { acknowledged, found } = await reckon(
    (sql) => engine.ask(settings, sql),
    [],
    listings,
    told,
  )
  return toRow('kill', engine.name, 'kill -9 while three listings are edited', {
    times: rounds,
    acknowledged,
    found,
    healed: Math.max(...healed),
    lost,
  })
}

/**
 * Kills a server while three visitors say that listings are wrong; every receipt that they were
 * given is answered afterwards.
 */
const reporting = async (engine, ground, { rounds }) => {
  const settings = await engine.fresh()
  await imported(settings, writeCatalogue(ground.folder, 300))
  let running = await startServer(ground, settings)
  const slugs = await slugsOf(running.address)
  const [lost, codes] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const visitors = [0, 1, 2].map(() => keepReporting(running.address, slugs, { every: 50 }))
    await pause(between(200, 1500))
    running.kill()
    await running.ended
    codes.push(
      ...(await Promise.all(visitors.map(({ stop }) => stop()))).flatMap((told) => told.codes),
    )
    running = await startServer(ground, settings)
  }
  const found = await countReceipts(running.address, codes)
  if (codes.length === 0) lost.push('nobody could report')
  if ((await stopped(running)) !== 0) lost.push('it did not stop cleanly')
  lost.push(...uncaught(running))
  return toRow('kill', engine.name, 'kill -9 while three visitors report', {
    times: rounds,
    acknowledged: codes.length,
    found,
    lost,
  })
}

/**
 * Kills a server while people sign in; who was let in still is, and a code that let somebody in
 * lets nobody in again.
 */
const signingIn = async (engine, ground, { rounds }) => {
  const settings = await engine.fresh()
  await imported(settings, writeCatalogue(ground.folder, 50, 'First'))
  const links = []
  for (const name of ['Ann', 'Bea', 'Cid'])
    links.push(await invited(settings, name, `${name}@harbor.example`.toLowerCase()))
  let running = await startServer(ground, settings)
  const people = await Promise.all(links.map((link) => joined(running.address, link)))
  const lost = []
  let [acknowledged, found] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const tries = [...people, ...people].map((who, i) => ({
      who,
      code: who.codes.pop(),
      browser: openBrowser(running.address),
      wait: i * 120,
    }))
    const asked = tries.map(async (one) => {
      await pause(one.wait)
      return { ...one, isIn: await signIn(one.browser, one.who, { code: one.code }) }
    })
    await pause(between(300, 1600))
    running.kill()
    await running.ended
    const answers = await Promise.all(asked)
    running = await startServer(ground, settings)
    for (const { browser } of answers) browser.go(running.address)
    for (const { browser } of answers.filter(({ isIn }) => isIn)) {
      acknowledged += 1
      if ((await browser.get('/admin')).status === 200) found += 1
    }
    const used = answers.find(({ isIn }) => isIn)
    if (used && (await signIn(openBrowser(running.address), used.who, { code: used.code })))
      lost.push('a code let somebody in twice')
  }
  for (const who of people) {
    let isIn = false
    // A try that was killed counts as one; five of them make the next one wait.
    await until(
      'somebody gets in again',
      async () =>
        (isIn = await signIn(openBrowser(running.address), who, { code: who.codes.pop() })),
      30,
    ).catch(() => {})
    if (!isIn) lost.push('somebody was locked out')
  }
  lost.push(...uncaught(running))
  running.kill()
  await running.ended
  return toRow('kill', engine.name, 'kill -9 while six people sign in', {
    times: rounds,
    acknowledged,
    found,
    lost,
  })
}

/**
 * Kills a server that brings an old schema up to date. Where it can be looked at, also in the
 * middle of a migration.
 */
const migrating = async (engine, ground, { rounds }) => {
  const lost = []
  const whole = await (async () => {
    const running = await startServer(ground, await makeOld(engine))
    await stopped(running)
    return running.ms
  })()
  let slowest = 0
  for (let round = 0; round < rounds; round++) {
    const settings = await makeOld(engine)
    const running = beginServer(settings)
    // A migration and its record are committed together: that it runs shows only in its session.
    const begun = () =>
      engine.ask(
        settings,
        `select 1 from pg_stat_activity where datname = current_database() and application_name = 'iop-migrate'`,
      )
    if (engine.cluster && round % 2 === 0)
      await until('a migration begins', async () => (await begun()).length > 0, 5).catch(() => {})
    else await pause(between(whole * 0.4, whole))
    running.kill()
    await running.ended
    const again = await startServer(ground, settings).catch(
      (error) => void lost.push(error.message),
    )
    if (!again) continue
    slowest = Math.max(slowest, again.ms)
    await stopped(again)
    lost.push(...(await oddMigrations(engine, settings, OLD_PROGRAMS)))
  }
  return toRow('kill', engine.name, 'kill -9 of a start that migrates', {
    times: rounds,
    acknowledged: OLD_PROGRAMS * rounds,
    healed: slowest,
    lost,
  })
}

/** The catalogue that comes with the directory; the samples are not counted. */
const bundled = async (base) => (await (await fetch(`${base}/api/v1/programs`)).json()).total

/** Kills the first start of all, again and again over the same database, then lets it end. */
const firstStart = async (engine, ground, { rounds }) => {
  const lost = []
  const first = await startServer(ground, await engine.fresh())
  const want = await bundled(first.address)
  first.kill()
  const settings = await engine.fresh()
  for (let round = 0; round < rounds; round++) {
    const running = beginServer(settings)
    await pause(between(200, first.ms))
    running.kill()
    await running.ended
  }
  const running = await startServer(ground, settings)
  const found = await bundled(running.address)
  if (found > want) lost.push(`${found} programs instead of ${want}`)
  if ((await stopped(running)) !== 0) lost.push('it did not stop cleanly')
  return toRow('kill', engine.name, 'kill -9 of the first start', {
    times: rounds,
    acknowledged: want,
    found,
    healed: running.ms,
    lost,
  })
}

/**
 * Kills a backup; what is called one is whole, restores to the same, and the next one is made as if
 * nothing had been.
 */
const backingUp = async (engine, ground, { rounds, rows }) => {
  const settings = await engine.fresh()
  const file = writeCatalogue(ground.folder, rows, 'Kept')
  await imported(settings, file)
  const folder = join(ground.folder, `backups-${engine.name}`)
  mkdirSync(folder)
  const backUp = () => ours('commands/backup.js', settings, [folder])
  const began = performance.now()
  await backUp().ended
  const whole = performance.now() - began
  for (let round = 0; round < rounds; round++) {
    const command = backUp()
    await pause(between(whole * 0.4, whole))
    command.kill()
    await command.ended
  }
  const lost = []
  if ((await backUp().ended) !== 0) lost.push('no backup could be made any more')
  const left = readdirSync(folder).filter((name) => !name.endsWith('Z.ndjson.gz'))
  if (left.length > 0) lost.push(`left behind: ${left.join(' ')}`)
  const backups = readdirSync(folder).filter((name) => !left.includes(name))
  let found = 0
  for (const name of backups) {
    const into = await engine.fresh()
    if ((await ours('commands/restore.js', into, [join(folder, name)]).ended) !== 0)
      lost.push(`${name} could not be restored`)
    else found += (await planned(into, file)).unchanged
  }
  return toRow('kill', engine.name, `kill -9 of a backup; ${backups.length} whole ones restored`, {
    times: rounds,
    acknowledged: rows * backups.length,
    found,
    lost,
  })
}

const drills = [importing, editing, reporting, signingIn, migrating, firstStart, backingUp]
/** What the short form has time for. */
const first = 1

/** @returns the rows of the table */
export const kill = ({ short }) =>
  onGround(async (ground) => {
    const rows = []
    for (const engine of await enginesOn(ground))
      for (const drill of short ? drills.slice(0, first) : drills)
        rows.push(
          await drill(engine, ground, short ? { rounds: 1, rows: 300 } : { rounds: 5, rows: 3000 }),
        )
    return rows
  })
