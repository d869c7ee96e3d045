import type { Program } from '../../catalog/program/program.js'
import { withRealDays } from '../../catalog/program/real-days.js'
import type { Database } from '../connection/database.js'

/**
 * What became of one address. A null program is a tombstone: no longer listed, or listed at
 * `movedTo` (a slug).
 */
export type Publication = Readonly<{
  seq: number
  slug: string
  kind: 'published' | 'changed' | 'removed'
  at: string
  program: Program | null
  movedTo: string | null
}>

/**
 * Documents come from `toProgram` alone, in the writing transaction, so they are taken at their
 * word, but for days that no calendar has.
 */
type Row = Readonly<{
  seq: string
  slug: string
  kind: Publication['kind']
  at: Date
  document: Program | null
  moved_to: string | null
}>

/**
 * Read in pages: one answer of a hundred thousand documents would outlast the request pool's
 * limits.
 */
const PAGE = 2000

/**
 * Publications after `since`, oldest first, all or at most `limit`. A program that is published
 * again meanwhile comes once more at the end, with its newer seq.
 */
export const readPublications = async (
  { pool }: Database,
  since: number,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly Publication[]> => {
  const read: Publication[] = []
  for (let after = since; read.length < limit; after = read.at(-1)?.seq ?? after) {
    const asked = Math.min(PAGE, limit - read.length)
    const { rows } = await pool.query<Row>(
      'select seq, slug, kind, at, document, moved_to from publications where seq > $1 order by seq limit $2',
      [after, asked],
    )
    for (const { seq, slug, kind, at, document, moved_to: movedTo } of rows)
      read.push({
        seq: Number(seq),
        slug,
        kind,
        at: at.toISOString(),
        program: document && withRealDays(document),
        movedTo,
      })
    if (rows.length < asked) break
  }
  return read
}

/** The newest change; 0 when nothing was ever published. */
export const newestSeq = async ({ prisma }: Database): Promise<number> => {
  const newest = await prisma.publication.findFirst({
    orderBy: { seq: 'desc' },
    select: { seq: true },
  })
  return Number(newest?.seq ?? 0)
}
