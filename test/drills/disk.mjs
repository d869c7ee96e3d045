// A disk that is full: under the embedded engine, under a PostgreSQL, and where a backup and an
// export are written.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { imported, isHistoryWhole, writeCatalogue } from './catalogue-file.mjs'
import { ours, ran } from './child.mjs'
import { openBrowser, signedIn, signIn } from './editor.mjs'
import { reckon, someListings } from './edits.mjs'
import { askFolder } from './engines.mjs'
import { onGround } from './ground.mjs'
import { hasPostgres, makeCluster } from './postgres.mjs'
import { startServer, stopped, uncaught } from './server-process.mjs'
import { suffer } from './suffer.mjs'
import { toRow } from './table.mjs'

/** A disk of its own, of so many megabytes, in memory; null where that is not allowed. */
const smallDisk = async (ground, name, megabytes) => {
  const folder = join(ground.folder, name)
  mkdirSync(folder)
  const { code } = await ran('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m,mode=0755`,
    'tmpfs',
    folder,
  ])
  if (code !== 0) return null
  ground.later(() => void spawnSync('umount', ['-l', folder]))
  return folder
}

/** Writes a file until nothing more fits; gives what takes it away. */
const fill = (folder) => {
  const file = join(folder, 'filler')
  const handle = openSync(file, 'w')
  for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 16)) {
    const piece = Buffer.alloc(size)
    try {
      for (;;) writeSync(handle, piece)
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error
    }
  }
  closeSync(handle)
  return async () => rmSync(file)
}
const whole = (folder) => readdirSync(folder).filter((name) => name !== 'filler')

/**
 * An editor hears within this time; it can be saved again this soon. The short form only prints
 * what it finds.
 */
const boundsOf = (short) =>
  short ? { answer: 15_000, healing: 20_000 } : { answer: 7000, healing: 2000 }
const notTried = (engine) => [
  toRow('disk', engine, 'not tried: no disk can be mounted here', { note: 'not tried' }),
]

/** Copies that do not fit leave nothing, and say so; the next one, with room, is whole. */
const copies = async (engine, settings, disk, data) => {
  const lost = []
  const end = fill(disk)
  const tries = [
    ['a backup', 'commands/backup.js', [disk]],
    ['an export', 'commands/export.js', [join(disk, 'programs.csv')]],
  ]
  const before = whole(disk)
  for (const [what, file, args] of tries) {
    const { ended, said } = ours(file, settings, args)
    if ((await ended) !== 1) lost.push(`${what} onto a full disk ended well`)
    if (/\n\s+at |Error:/.test(said()))
      lost.push(`${what} onto a full disk says ${said().slice(0, 200)}`)
  }
  if (whole(disk).length > before.length)
    lost.push(`left on the full disk: ${whole(disk).join(' ')}`)
  await end()
  for (const [what, file, args] of tries)
    if ((await ours(file, settings, args).ended) !== 0) lost.push(`${what} with room did not end`)
  if (!(await isHistoryWhole(data))) lost.push('the history is broken')
  return toRow('disk', engine, 'a backup and an export onto a full disk, and again with room', {
    lost,
  })
}

const embedded = async (ground, { short, ms }) => {
  const disk = await smallDisk(ground, 'disk', 700)
  if (!disk) return notTried('embedded')
  const settings = { DATA_DIR: join(disk, 'data') }
  await imported(settings, writeCatalogue(ground.folder, 300))
  const { running, browser, who } = await signedIn(settings, () => startServer(ground, settings))
  const listings = await someListings(browser, 2)
  const odd = []
  const fault = async () => {
    const end = fill(disk)
    const sent = await browser.sendFile('a.csv', 'name,level\nElm,iop\n')
    if (sent.status !== 503) odd.push(`a file sent to a full disk is answered ${sent.status}`)
    if (
      !/<h1[^>]*>[A-Z][^<]+<\/h1>/.test(sent.text) ||
      /ENOSPC|Error:|\bat \S+:\d+/.test(sent.text)
    )
      odd.push('an editor is not told in plain words')
    const someone = openBrowser(running.address)
    if (await signIn(someone, who, { code: who.codes.pop() }))
      odd.push('somebody signed in while nothing could be written')
    return end
  }
  const directory = {
    ask: null,
    running,
    browser,
    listings,
    bounds: boundsOf(short),
    drill: 'disk',
    engine: 'embedded',
  }
  const { row, told, refused, unready } = await suffer(directory, { what: 'full', ms, fault })
  row.lost.push(...odd, ...uncaught(running))
  if (refused === unready) row.lost.push('nobody was told that nothing can be saved')
  if (unready === 0) row.lost.push('it says that it is ready')
  if ((await stopped(running)) !== 0) row.lost.push('it did not stop cleanly')
  const { acknowledged, found } = await reckon(
    (sql) => askFolder(settings.DATA_DIR, sql),
    [],
    listings,
    told,
  )
  if (found < acknowledged)
    row.lost.push(`${acknowledged - found} acknowledged rows were not found`)
  return [
    { ...row, acknowledged, found },
    ...(short ? [] : [await copies('embedded', settings, disk, settings)]),
  ]
}

const server = async (ground, { short, ms }) => {
  const disk = hasPostgres ? await smallDisk(ground, 'server-disk', 400) : null
  if (!disk) return notTried('PostgreSQL')
  const cluster = await makeCluster(
    ground,
    { max_wal_size: "'64MB'", min_wal_size: "'32MB'" },
    disk,
  )
  const name = 'drill'
  const settings = {
    DATABASE_URL: await cluster.database(name),
    DATA_DIR: join(ground.folder, 'of-server'),
  }
  await imported(settings, writeCatalogue(ground.folder, 300))
  const { running, browser } = await signedIn(settings, () => startServer(ground, settings))
  const listings = await someListings(browser, 2)
  const directory = {
    ask: (sql) => cluster.ask(sql, name),
    running,
    browser,
    listings,
    bounds: boundsOf(short),
    drill: 'disk',
    engine: 'PostgreSQL',
  }
  const fault = async () => {
    const end = fill(disk)
    return async () => {
      await end()
      // A server that could not write its log is down; whoever made room starts it again.
      if (!(await cluster.answers()))
        await cluster.start().catch(() => cluster.restart('immediate'))
    }
  }
  const { row, refused } = await suffer(directory, { what: 'full', ms, fault })
  row.lost.push(...uncaught(running))
  if (refused === 0) row.lost.push('nobody was told that nothing can be saved')
  if ((await stopped(running)) !== 0) row.lost.push('it did not stop cleanly')
  if (!(await isHistoryWhole(settings))) row.lost.push('the history is broken')
  const ofCopies = await smallDisk(ground, 'copies-disk', 300)
  return [row, await copies('PostgreSQL', settings, ofCopies, settings)]
}

export const disk = ({ short }) =>
  onGround(async (ground) => {
    const how = { short, ms: short ? 2000 : 10_000 }
    return [...(await embedded(ground, how)), ...(short ? [] : await server(ground, how))]
  })
