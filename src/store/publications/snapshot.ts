import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
// Making lines takes the thread that answers visitors, who get a turn after each few.
import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { withRealDays } from '../../catalog/program/real-days.js'
import type { Database } from '../connection/database.js'
import { requireFreeSpace } from '../folder/free-space.js'
import { readSealed, unfinished } from '../folder/sealed-file.js'
import { type Link, lastLink } from '../history/chain.js'
import { ourMigrations } from '../migrations/migrations.js'
import { codeOf } from '../store-error.js'
import type { Publication } from './publications.js'

/** Counts up when an older file would be misread. */
const FORMAT = 1
const FILE = 'catalogue.snapshot'
/** Publications a turn: some milliseconds. */
const SOME = 100

/**
 * What a process has in memory: all publications up to `seq`, with samples or without, known to be
 * all of them at `at` (UTC, ISO).
 */
export type Held = Readonly<{
  at: string
  seq: number
  samples: boolean
  publications: Iterable<Publication>
}>
/**
 * The same from a file. `newest` is an entry of history that its database had then: a database that
 * has it is that one, or follows from it.
 */
export type Snapshot = Readonly<{
  at: string
  samples: boolean
  newest: Link
  publications: readonly Publication[]
}>

const header = z.object({
  snapshot: z.literal(FORMAT),
  schema: z.string(),
  at: z.iso.datetime(),
  samples: z.boolean(),
  newest: z.object({ id: z.number(), hash: z.string() }),
})

const schemaName = async (): Promise<string> => (await ourMigrations()).at(-1) ?? ''

async function* linesOf(
  { at, samples, publications }: Held,
  newest: Link,
): AsyncGenerator<readonly string[]> {
  yield [
    JSON.stringify({
      snapshot: FORMAT,
      schema: await schemaName(),
      at,
      samples,
      newest,
    } satisfies z.infer<typeof header>),
  ]
  let lines: string[] = []
  for (const publication of publications) {
    lines.push(JSON.stringify(publication))
    if (lines.length < SOME) continue
    yield lines
    lines = []
    await turn()
  }
  yield lines
}

/**
 * Writes what a process has in memory into `dataDir`, over the snapshot that is there: whole, or
 * that one stays.
 * @throws StoreError when the disk is nearly full; the driver's or the system's error
 */
export const writeSnapshot = async (
  database: Database,
  dataDir: string,
  held: Held,
): Promise<void> => {
  // Asked for after `held` was taken, it is no older than that.
  const newest = await lastLink(database.pool)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await requireFreeSpace(dataDir)
  const draft = unfinished(join(dataDir, FILE))
  try {
    await draft.write(linesOf(held, newest))
    await draft.keep()
  } catch (error) {
    await draft.drop()
    throw error
  }
}

const toPublication = (read: Publication): Publication => ({
  ...read,
  program: read.program && withRealDays(read.program),
})

/**
 * Null where there is none. One that is damaged, or of another release's schema, is none either,
 * and `say` hears so.
 */
export const readSnapshot = async (
  dataDir: string,
  say: (event: string) => void,
): Promise<Snapshot | null> => {
  try {
    let head: z.infer<typeof header> | null = null
    const publications: Publication[] = []
    // Publications were written by `writeSnapshot` and are sealed, so they are taken at their word,
    // as those of the database are.
    for await (const lines of readSealed(join(dataDir, FILE)))
      for (const line of lines)
        if (head) publications.push(toPublication(JSON.parse(line) as Publication))
        else head = header.parse(JSON.parse(line))
    if (head?.schema === (await schemaName())) return { ...head, publications }
    say('the snapshot of the catalogue is of another release and was not used')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    // Only the system's own errors have a code: what is left did not unpack, is no JSON, or is not
    // what its seal says.
    const code = codeOf(error)
    say(`the snapshot of the catalogue cannot be used: ${/^E[A-Z]/.test(code) ? code : 'damaged'}`)
  }
  return null
}
