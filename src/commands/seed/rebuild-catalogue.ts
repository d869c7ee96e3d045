import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { answerHelp } from '../../config/help.js'
import { seedFolder } from '../../seed/places.js'
import { makeCatalogue } from './catalogue.js'

const usage = 'Usage: npm run catalogue -- FOLDER'
answerHelp(usage)
const [folder] = process.argv.slice(2)
if (!folder) {
  process.stderr.write(`${usage}\n`)
  process.exit(1)
}
const report = (what: string, count: number): void =>
  void process.stdout.write(`older lists: ${what} ${count}\n`)
for (const [name, text] of await makeCatalogue(folder, report)) {
  // Files without .gz are meant to be read as they are.
  const packed = name.endsWith('.gz') ? gzipSync(text, { level: 9 }) : Buffer.from(text)
  await writeFile(new URL(name, seedFolder), packed)
  process.stdout.write(`${name} ${Math.round(packed.length / 1024)} kB\n`)
}
