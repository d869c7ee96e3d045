import { z } from 'zod'
import type { Program } from '../../catalog/program/program.js'
import { withRealDays } from '../../catalog/program/real-days.js'
import type { Database } from '../connection/database.js'
import { isoTime, rows } from '../connection/rows.js'

const publicationRow = z
  .object({
    seq: z.coerce.number(),
    slug: z.string(),
    kind: z.enum(['published', 'changed', 'removed']),
    at: isoTime,
    /** A slug's published state; a null program is no longer listed, or moved to the slug `movedTo`. */
    document: z.custom<Program>().nullable(),
    movedTo: z.string().nullable(),
  })
  .transform(({ document, ...rest }) => ({ ...rest, program: document && withRealDays(document) }))
/** Written by `toProgram` in the same transaction, so validated only for invalid dates. */
export type Publication = Readonly<z.output<typeof publicationRow>>

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
    const page = await rows(
      pool,
      publicationRow,
      'select seq, slug, kind, at, document, moved_to as "movedTo" from publications where seq > $1 order by seq limit $2',
      [after, asked],
    )
    read.push(...page)
    if (page.length < asked) break
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
