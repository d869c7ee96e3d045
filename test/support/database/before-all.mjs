// Before the whole run: names its templates, which are made when the first test asks (template.ts).
// jest does not transform this file nor map its imports.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { cache, isCompiled, templatePlaces } from './template-keys.mjs'

/**
 * Older than any run: its own was killed, or its sources have changed. A younger one may be in use
 * beside this run.
 */
const isForgotten = (file) => Date.now() - statSync(file).mtimeMs > 12 * 3600 * 1000

export default async () => {
  if (!isCompiled())
    throw new Error('The tests need the compiled sources: run npm run build first.')
  // Two runs at once, of two people or two rooms, must not share a server's template.
  const run = `${process.pid}_${randomBytes(3).toString('hex')}`
  const places = templatePlaces(run)
  mkdirSync(cache, { recursive: true })
  for (const name of readdirSync(cache)) {
    const file = `${cache}/${name}`
    if (!Object.values(places).includes(file) && isForgotten(file))
      rmSync(file, { force: true, recursive: true })
  }
  process.env.IOP_RUN = run
  process.env.IOP_TEMPLATES = JSON.stringify(places)
}
