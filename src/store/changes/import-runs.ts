import type { Database } from '../connection/database.js'

/**
 * An applied import, for editors. Times are UTC in ISO form; the counts are of what was written.
 */
export type ImportRun = Readonly<{
  id: string
  format: string
  fileName: string
  at: string
  by: string
  counts: Readonly<{
    new: number
    changed: number
    absent: number
    unchanged: number
    problems: number
  }>
  undone: Readonly<{ at: string; by: string }> | null
}>
export type RunsPage = Readonly<{
  runs: readonly ImportRun[]
  total: number
  page: number
  pages: number
}>

const RUNS_PER_PAGE = 50

type RunRow = Readonly<{
  id: string
  format: string
  file_name: string
  applied_at: Date
  by: string
  added: number
  changed: number
  absent: number
  unchanged: number
  problems: number
  undone_at: Date | null
  undone_by: string | null
}>
const toRun = (row: RunRow): ImportRun => ({
  id: row.id,
  format: row.format,
  fileName: row.file_name,
  at: row.applied_at.toISOString(),
  by: row.by,
  counts: {
    new: row.added,
    changed: row.changed,
    absent: row.absent,
    unchanged: row.unchanged,
    problems: row.problems,
  },
  undone:
    row.undone_at === null ? null : { at: row.undone_at.toISOString(), by: row.undone_by ?? '' },
})

/** Whether a text is a UUID: the database rejects anything else in a UUID column. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** A page of imports, newest first; a page past the last is the last. */
export const readRuns = async ({ pool }: Database, asked: number): Promise<RunsPage> => {
  const counted = await pool.query<{ total: string }>('select count(*) as total from import_runs')
  const total = Number(counted.rows[0]?.total ?? 0)
  const pages = Math.max(1, Math.ceil(total / RUNS_PER_PAGE))
  const page = Math.min(asked, pages)
  const { rows } = await pool.query<RunRow>(
    'select * from import_runs order by applied_at desc, id limit $1 offset $2',
    [RUNS_PER_PAGE, (page - 1) * RUNS_PER_PAGE],
  )
  return { runs: rows.map(toRun), total, page, pages }
}

/** An import by id; null for an unknown one. */
export const readRun = async (
  { pool }: Pick<Database, 'pool'>,
  id: string,
): Promise<ImportRun | null> => {
  if (!isUuid(id)) return null
  const { rows } = await pool.query<RunRow>('select * from import_runs where id = $1', [id])
  return rows[0] ? toRun(rows[0]) : null
}
