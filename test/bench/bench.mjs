// npm run bench [-- SECTION…]: measures every target beside its baseline in the same minute, and
// prints one table of ratios.
import { cpus, totalmem } from 'node:os'
import { answerHelp } from '../../dist/config/help.js'
import { ran } from './child.mjs'
import { felt } from './felt.mjs'
import { pages } from './pages.mjs'

/** A million programs and their documents as objects need more than Node allows by itself. */
const roomy = ['--max-old-space-size=12000']
const sections = {
  pages,
  searches: () => ran('searches.mjs', [20_000]),
  million: () => ran('searches.mjs', [1_000_000], roomy),
  memory: () => ran('memory.mjs', [100_000], ['--expose-gc', ...roomy]),
  starts: () => ran('starts.mjs', [100_000], roomy),
  imports: () => ran('imports.mjs'),
  felt,
}
answerHelp(`Usage: npm run bench [-- ${Object.keys(sections).join(' | ')} …]`)
const asked = process.argv.slice(2)
const rows = []
for (const [name, measure] of Object.entries(sections))
  if (asked.length === 0 || asked.includes(name)) rows.push(...(await measure()))

const figure = (number) =>
  number >= 100 ? Math.round(number).toLocaleString('en-US') : number.toPrecision(3)
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${new Date().toISOString().slice(0, 10)}\n\n`,
)
process.stdout.write('| measured | ours | baseline | ratio | reach |\n|---|---|---|---|---|\n')
for (const { what, unit, ours, theirs, ratio = ours / theirs, reach, most = false } of rows)
  process.stdout.write(
    `| ${what} | ${figure(ours)} ${unit} | ${figure(theirs)} | ${figure(ratio)} | ${most ? '≤' : '≥'} ${reach} |\n`,
  )
