import { z } from 'zod'
import { damagedError, readSealed, type SealedBy, type SealKey } from '../folder/sealed-file.js'
import { listMigrations } from '../migrations/migration-files.js'
import { createTally, type Tally } from '../migrations/table-rows.js'
import { type BackupTable, isBackupTable } from '../migrations/tables.js'
import { StoreError } from '../store-error.js'

/** Incremented when older releases could not read the format. */
export const BACKUP_FORMAT = 1

/** The first line: the schema's migrations, the time of the snapshot, and the server version. */
const head = z.object({
  backup: z.number(),
  at: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  postgres: z.string(),
})
export type BackupHead = z.infer<typeof head>

/** The line before the seal: row counts by table, last values of sequences by `table.column`. */
const totals = z.object({
  rows: z.record(z.string(), z.number()),
  numbers: z.record(z.string(), z.string().regex(/^\d{1,19}$/)),
})
export type BackupTotals = z.infer<typeof totals>

/** A row as `["table",{…}]`, in PostgreSQL's text: JavaScript would lose digits of numbers. */
export const toRowLine = (table: BackupTable, row: string): string => `["${table}",${row}]`
const ROW = /^\["([a-z_]+)",/

/** Callbacks for the parts of a backup, in order. */
export type BackupHandlers = Readonly<{
  head?: (head: BackupHead) => Promise<void> | void
  rows?: (table: BackupTable, rows: readonly string[]) => Promise<void> | void
  totals?: (totals: BackupTotals) => void
}>

const parseLine = <T>(schema: z.ZodType<T>, line: string): T => schema.parse(JSON.parse(line))

/**
 * Streams a backup, which is valid only once this resolves to whose seal it has.
 * @throws StoreError when the file is damaged, is no backup, or has an unknown format
 */
export const readBackup = async (
  file: string,
  handlers: BackupHandlers,
  key: SealKey | null = null,
): Promise<SealedBy> => {
  let begun = false
  let ended = false
  const readOtherLine = async (line: string): Promise<void> => {
    if (ended) throw damagedError(file)
    if (begun) {
      ended = true
      return handlers.totals?.(parseLine(totals, line))
    }
    begun = true
    const found = parseLine(head, line)
    if (found.backup > BACKUP_FORMAT)
      throw new StoreError(
        `The backup ${file} was made by a newer release. Restore it with that release.`,
      )
    await handlers.head?.(found)
  }
  const readLines = async (lines: readonly string[]): Promise<void> => {
    let rows: string[] = []
    let of: BackupTable | null = null
    const flush = async (): Promise<void> => {
      if (of && rows.length > 0) await handlers.rows?.(of, rows)
      rows = []
    }
    for (const line of lines) {
      const [start = '', table = ''] = ROW.exec(line) ?? []
      if (start === '') {
        await flush()
        await readOtherLine(line)
      } else {
        if (!begun || ended || !isBackupTable(table) || !line.endsWith(']'))
          throw damagedError(file)
        if (of !== table) await flush()
        of = table
        rows.push(line.slice(start.length, -1))
      }
    }
    await flush()
  }
  let by: SealedBy = 'nobody'
  try {
    const lines = readSealed(file, key)
    const seal = (async function* () {
      by = yield* lines
    })()
    for await (const some of seal) await readLines(some)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw damagedError(file, error)
    throw error
  }
  if (!ended) throw damagedError(file)
  return by
}

const requireKnown = async (file: string, { migrations }: BackupHead): Promise<void> => {
  const ours = await listMigrations()
  const unknown = migrations.find((name, i) => ours[i] !== name)
  if (unknown)
    throw new StoreError(
      `The backup ${file} was made by a newer release: this one does not know its change ${unknown}. Restore it with the newer release.`,
    )
}

/** A verified backup: complete, with the row counts that it claims. */
export type CheckedBackup = Readonly<{
  file: string
  sealedBy: SealedBy
  head: BackupHead
  totals: BackupTotals
  tallies: ReadonlyMap<BackupTable, Tally>
}>

/** Counts and hashes every row. @throws StoreError as `readBackup`, or when the schema is newer */
export const checkBackup = async (
  file: string,
  key: SealKey | null = null,
): Promise<CheckedBackup> => {
  const counting = new Map<BackupTable, ReturnType<typeof createTally>>()
  const found: { head?: BackupHead; totals?: BackupTotals } = {}
  const handlers: BackupHandlers = {
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
  const sealedBy = await readBackup(file, handlers, key)
  const tallies = new Map([...counting].map(([table, tally]) => [table, tally.total()]))
  if (!found.head || !found.totals) throw damagedError(file)
  for (const [table, count] of Object.entries(found.totals.rows))
    if (!isBackupTable(table) || (tallies.get(table)?.rows ?? 0) !== count) throw damagedError(file)
  for (const table of tallies.keys()) if (!(table in found.totals.rows)) throw damagedError(file)
  return { file, sealedBy, head: found.head, totals: found.totals, tallies }
}
