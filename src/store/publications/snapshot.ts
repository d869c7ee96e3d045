import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
// Serializing blocks the thread that serves requests, so it yields after each chunk.
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { z } from 'zod'
import { withRealDays } from '../../catalog/program/real-days.js'
import type { Database } from '../connection/database.js'
import { requireFreeSpace } from '../folder/free-space.js'
import { createUnfinished, readSealed } from '../folder/sealed-file.js'
import { type ChainLink, readLastLink } from '../history/chain.js'
import { listMigrations } from '../migrations/migration-files.js'
import { codeOf } from '../store-error.js'
import type { Publication } from './publications.js'

/** Incremented when older files would be misread. */
const FORMAT = 1
const FILE = 'catalogue.snapshot'
/** Publications per chunk: some milliseconds. */
const PUBLICATIONS_PER_CHUNK = 100

/** All publications up to `seq`, with or without samples, known as complete at `at` (UTC, ISO). */
export type SnapshotContents = Readonly<{
  at: string
  seq: number
  samples: boolean
  publications: Iterable<Publication>
}>
/** `newest` is in history then: a database that has it is the same one, or derived from it. */
export type Snapshot = Readonly<{
  at: string
  samples: boolean
  newest: ChainLink
  publications: readonly Publication[]
}>

const header = z.object({
  snapshot: z.literal(FORMAT),
  schema: z.string(),
  at: z.iso.datetime(),
  samples: z.boolean(),
  newest: z.object({ id: z.number(), hash: z.string() }),
})

const schemaName = async (): Promise<string> => (await listMigrations()).at(-1) ?? ''

async function* linesOf(
  { at, samples, publications }: SnapshotContents,
  newest: ChainLink,
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
    if (lines.length < PUBLICATIONS_PER_CHUNK) continue
    yield lines
    lines = []
    await yieldToEventLoop()
  }
  yield lines
}

/**
 * Writes a snapshot into `dataDir`, atomically replacing the previous one.
 * @throws StoreError when the disk is nearly full; the driver's or the system's error
 */
export const writeSnapshot = async (
  database: Database,
  dataDir: string,
  held: SnapshotContents,
): Promise<void> => {
  // Read after `held` was taken, so it is no older.
  const newest = await readLastLink(database.pool)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await requireFreeSpace(dataDir)
  const draft = createUnfinished(join(dataDir, FILE))
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

/** The snapshot; null for none or, with a message to `say`, if damaged or of another schema. */
export const readSnapshot = async (
  dataDir: string,
  say: (event: string) => void,
): Promise<Snapshot | null> => {
  try {
    let head: z.infer<typeof header> | null = null
    const publications: Publication[] = []
    // Written by `writeSnapshot` and sealed, so not validated, like those of the database.
    for await (const lines of readSealed(join(dataDir, FILE)))
      for (const line of lines)
        if (head) publications.push(toPublication(JSON.parse(line) as Publication))
        else head = header.parse(JSON.parse(line))
    if (head?.schema === (await schemaName())) return { ...head, publications }
    say('the snapshot of the catalogue is of another release and was not used')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    // Only system errors have a code: all others mean a damaged file or a wrong seal.
    const code = codeOf(error)
    say(`the snapshot of the catalogue cannot be used: ${/^E[A-Z]/.test(code) ? code : 'damaged'}`)
  }
  return null
}
