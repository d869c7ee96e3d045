// npm run drill [-- short | SECTION…]: breaks what the directory stands on, on purpose and on
// loopback, and prints one table of what was lost.
import { cpus } from 'node:os'
import { answerHelp } from '../../dist/config/help.js'
import { clock } from './clock.mjs'
import { cluster } from './cluster.mjs'
import { database } from './database.mjs'
import { deploy } from './deploy.mjs'
import { disk } from './disk.mjs'
import { flood } from './flood.mjs'
import { kill } from './kill.mjs'
import { slow } from './slow.mjs'
import { soak } from './soak.mjs'
import { start } from './start.mjs'
import { stop } from './stop.mjs'
import { printTable, toRow } from './table.mjs'

const sections = { kill, database, slow, flood, stop, start, disk, clock, soak, deploy, cluster }
/** What the short form runs when nothing is named: what loses most when it goes wrong. */
const brief = ['kill', 'database', 'disk']
answerHelp(`Usage: npm run drill [-- short | ${Object.keys(sections).join(' | ')} …]`)
const asked = process.argv.slice(2)
const short = asked.includes('short')
const named = asked.filter((word) => word in sections)
const unknown = asked.filter((word) => word !== 'short' && !(word in sections))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no drill named ${unknown.join(', ')}: ${Object.keys(sections).join(' ')} short\n`,
  )
  process.exit(1)
}

const began = performance.now()
const rows = []
for (const name of named.length > 0 ? named : short ? brief : Object.keys(sections)) {
  process.stderr.write(`${name}…`)
  const since = performance.now()
  try {
    rows.push(...(await sections[name]({ short })))
  } catch (error) {
    rows.push(toRow(name, '', 'the drill itself', { lost: [error.stack ?? String(error)] }))
  }
  process.stderr.write(` ${Math.round((performance.now() - since) / 1000)} s\n`)
}
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round((performance.now() - began) / 1000)} s, ${new Date().toISOString().slice(0, 10)}\n`,
)
printTable(rows)
if (short && named.length === 0)
  process.stdout.write(
    `Left out of the short form: ${Object.keys(sections)
      .filter((name) => !brief.includes(name))
      .join(' ')}, and most of the others.\n`,
  )
process.exit(rows.some(({ lost }) => lost.length > 0) ? 1 : 0)
