import { writeFile } from 'node:fs/promises'
import { answerHelp } from '../../config/help.js'
import { makeOutlines } from './outlines.js'

answerHelp('Usage: npm run outlines')
/** Relative to dist/, where this runs. */
const file = new URL('../../../src/site/maps/us-outline-data.ts', import.meta.url)
const text = await makeOutlines()
await writeFile(file, text)
process.stdout.write(`${text.length} characters\n`)
