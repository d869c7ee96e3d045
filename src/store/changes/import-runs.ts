import type { Database } from '../connection/database.js'

/**
 * One import that changed something, as editors read it. Times are UTC in ISO form; the counts are
 * of what was written.
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

const PAGE = 50

type Row = Readonly<{
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
const toRun = (row: Row): ImportRun => ({
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

/**
 * Whether a text may name a run or a draft: the database refuses any other where a UUID belongs.
 */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Imports, newest first, a page of them; a page past the last is the last. */
export const readRuns = async ({ pool }: Database, asked: number): Promise<RunsPage> => {
  const counted = await pool.query<{ total: string }>('select count(*) as total from import_runs')
  const total = Number(counted.rows[0]?.total ?? 0)
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const page = Math.min(asked, pages)
  const { rows } = await pool.query<Row>(
    'select * from import_runs order by applied_at desc, id limit $1 offset $2',
    [PAGE, (page - 1) * PAGE],
  )
  return { runs: rows.map(toRun), total, page, pages }
}

/** One import; null when there is none of that id. */
export const readRun = async (
  { pool }: Pick<Database, 'pool'>,
  id: string,
): Promise<ImportRun | null> => {
  if (!isUuid(id)) return null
  const { rows } = await pool.query<Row>('select * from import_runs where id = $1', [id])
  return rows[0] ? toRun(rows[0]) : null
}
