import type { Program } from '../../catalog/program/program.js'
import { withRealDays } from '../../catalog/program/real-days.js'
import type { Database } from '../connection/database.js'

/** A slug's published state; a null program is no longer listed, or moved to the slug `movedTo`. */
export type Publication = Readonly<{
  seq: number
  slug: string
  kind: 'published' | 'changed' | 'removed'
  at: string
  program: Program | null
  movedTo: string | null
}>

/** Written by `toProgram` in the same transaction, so validated only for invalid dates. */
type PublicationRow = Readonly<{
  seq: string
  slug: string
  kind: Publication['kind']
  at: Date
  document: Program | null
  moved_to: string | null
}>

/** Rows per query: a hundred thousand documents at once would exceed the pool's timeouts. */
const ROWS_PER_QUERY = 2000

/** Publications after `since`, oldest first; one republished meanwhile comes again at the end. */
export const readPublications = async (
  { pool }: Database,
  since: number,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly Publication[]> => {
  const read: Publication[] = []
  for (let after = since; read.length < limit; after = read.at(-1)?.seq ?? after) {
    const asked = Math.min(ROWS_PER_QUERY, limit - read.length)
    const { rows } = await pool.query<PublicationRow>(
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

/** The newest sequence number; 0 when nothing was ever published. */
export const readNewestSeq = async ({ prisma }: Database): Promise<number> => {
  const newest = await prisma.publication.findFirst({
    orderBy: { seq: 'desc' },
    select: { seq: true },
  })
  return Number(newest?.seq ?? 0)
}
