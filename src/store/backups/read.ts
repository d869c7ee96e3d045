import { z } from 'zod'
import { damaged, readSealed, type SealedBy, type SealKey } from '../folder/sealed-file.js'
import { ourMigrations } from '../migrations/migrations.js'
import { createTally, type Tally } from '../migrations/table-rows.js'
import { type BackupTable, isBackupTable } from '../migrations/tables.js'
import { StoreError } from '../store-error.js'

/** Counts up when an older release could not read what a newer one writes. */
export const BACKUP_FORMAT = 1

/** The first line: which schema the rows are of, when they were all there at once, and where. */
const head = z.object({
  backup: z.number(),
  at: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  postgres: z.string(),
})
export type BackupHead = z.infer<typeof head>

/**
 * The last line before the seal: rows by table, and the last number that each column of numbers
 * gave (`table.column`).
 */
const totals = z.object({
  rows: z.record(z.string(), z.number()),
  numbers: z.record(z.string(), z.string().regex(/^\d{1,19}$/)),
})
export type BackupTotals = z.infer<typeof totals>

/**
 * A row is `["table",{…}]`; the object is PostgreSQL's own text, which JavaScript would not give
 * back to the last digit.
 */
export const toRowLine = (table: BackupTable, row: string): string => `["${table}",${row}]`
const ROW = /^\["([a-z_]+)",/

/** Takes what is in a backup, in its order. */
export type Taking = Readonly<{
  head?: (head: BackupHead) => Promise<void> | void
  rows?: (table: BackupTable, rows: readonly string[]) => Promise<void> | void
  totals?: (totals: BackupTotals) => void
}>

const parsed = <T>(schema: z.ZodType<T>, line: string): T => schema.parse(JSON.parse(line))

/**
 * Reads a backup from its beginning to its end. What it gives is only to be relied on when this has
 * resolved, with whose seal it has.
 * @throws StoreError when the file is damaged, is no backup, or is of a format that this release
 * does not know
 */
export const readBackup = async (
  file: string,
  take: Taking,
  key: SealKey | null = null,
): Promise<SealedBy> => {
  let begun = false
  let ended = false
  const other = async (line: string): Promise<void> => {
    if (ended) throw damaged(file)
    if (begun) {
      ended = true
      return take.totals?.(parsed(totals, line))
    }
    begun = true
    const found = parsed(head, line)
    if (found.backup > BACKUP_FORMAT)
      throw new StoreError(
        `The backup ${file} was made by a newer release. Restore it with that release.`,
      )
    await take.head?.(found)
  }
  const step = async (lines: readonly string[]): Promise<void> => {
    let rows: string[] = []
    let of: BackupTable | null = null
    const pass = async (): Promise<void> => {
      if (of && rows.length > 0) await take.rows?.(of, rows)
      rows = []
    }
    for (const line of lines) {
      const [start = '', table = ''] = ROW.exec(line) ?? []
      if (start === '') {
        await pass()
        await other(line)
      } else {
        if (!begun || ended || !isBackupTable(table) || !line.endsWith(']')) throw damaged(file)
        if (of !== table) await pass()
        of = table
        rows.push(line.slice(start.length, -1))
      }
    }
    await pass()
  }
  let by: SealedBy = 'nobody'
  try {
    const lines = readSealed(file, key)
    const seal = (async function* () {
      by = yield* lines
    })()
    for await (const some of seal) await step(some)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw damaged(file, error)
    throw error
  }
  if (!ended) throw damaged(file)
  return by
}

const requireKnown = async (file: string, { migrations }: BackupHead): Promise<void> => {
  const ours = await ourMigrations()
  const unknown = migrations.find((name, i) => ours[i] !== name)
  if (unknown)
    throw new StoreError(
      `The backup ${file} was made by a newer release: this one does not know its change ${unknown}. Restore it with the newer release.`,
    )
}

/**
 * A backup that was read from its beginning to its end: whole, and with the rows that it says it
 * has.
 */
export type CheckedBackup = Readonly<{
  file: string
  sealedBy: SealedBy
  head: BackupHead
  totals: BackupTotals
  tallies: ReadonlyMap<BackupTable, Tally>
}>

/**
 * Reads a whole backup and counts and hashes what is in it. Nothing is kept of its rows.
 * @throws StoreError as above, or when it is of a schema that this release does not know
 */
export const checkBackup = async (
  file: string,
  key: SealKey | null = null,
): Promise<CheckedBackup> => {
  const counting = new Map<BackupTable, ReturnType<typeof createTally>>()
  const found: { head?: BackupHead; totals?: BackupTotals } = {}
  const taking: Taking = {
    head: (one) => {
      found.head = one
      return requireKnown(file, one)
    },
    totals: (one) => {
      found.totals = one
    },
    rows: (table, rows) => {
      const tally = counting.get(table) ?? createTally()
      counting.set(table, tally)
      for (const row of rows) tally.add(row)
    },
  }
  const sealedBy = await readBackup(file, taking, key)
  const tallies = new Map([...counting].map(([table, tally]) => [table, tally.total()]))
  if (!found.head || !found.totals) throw damaged(file)
  for (const [table, count] of Object.entries(found.totals.rows))
    if (!isBackupTable(table) || (tallies.get(table)?.rows ?? 0) !== count) throw damaged(file)
  for (const table of tallies.keys()) if (!(table in found.totals.rows)) throw damaged(file)
  return { file, sealedBy, head: found.head, totals: found.totals, tallies }
}
