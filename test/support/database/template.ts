import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

/** What test databases, data folders and catalogues are copies of (template-keys.mjs). */
export type TemplateName =
  | 'blank'
  | 'empty'
  | 'town'
  | 'town-places'
  | 'catalogue'
  | 'folder'
  | 'publications'
  | 'plans'
  | 'server-empty'
  | 'server-town'
  | 'server-catalogue'

/** Those that are made of another: planning and importing the bundled catalogue take seconds each. */
const madeOf: Readonly<Partial<Record<TemplateName, TemplateName>>> = {
  catalogue: 'plans',
  'server-catalogue': 'plans',
  publications: 'catalogue',
}

const maker = new URL('make-template.mjs', import.meta.url).pathname

/** Makes it in a process of its own: compiled sources, and none of them loaded into a test file. */
const make = async (name: TemplateName, place: string, run: string): Promise<void> => {
  try {
    const source = madeOf[name]
    const made = source ? [await templateOf(source)] : []
    await promisify(execFile)(process.execPath, [maker, name, place, run, ...made])
  } catch (error) {
    await writeFile(`${place}.failed-${run}`, String(error))
    throw error
  }
}

/** Until the other worker of this run, which makes it, has made it. */
const untilMade = async (place: string, run: string): Promise<void> => {
  while (!existsSync(place)) {
    const failed = `${place}.failed-${run}`
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'))
    await wait(50)
  }
}

/**
 * Where a template is; the first test of a run that asks for one makes it, if no run before it has.
 */
export const templateOf = async (name: TemplateName): Promise<string> => {
  const run = process.env['IOP_RUN'] as string
  const place = JSON.parse(process.env['IOP_TEMPLATES'] as string)[name] as string
  if (existsSync(place)) return place
  try {
    await mkdir(`${place}.making-${run}`)
  } catch {
    await untilMade(place, run)
    return place
  }
  await make(name, place, run)
  return place
}
