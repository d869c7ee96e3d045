import { z } from 'zod'
import { column, execute, rows } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'

const deletedRow = z.object({ organization_id: z.string(), location_id: z.string().nullable() })

/**
 * Deletes listings that an import added. Their slugs get a tombstone, so that every process drops
 * them; importing the file again restores them. Only inside `inTransaction`, as `publish`.
 */
export const removePrograms = async (
  writer: Writer,
  identities: readonly string[],
  at: string,
): Promise<void> => {
  if (identities.length === 0) return
  const added = 'select id from programs where identity = any($1)'
  const ids = await column(writer, z.string(), added, [identities])
  await execute(
    writer,
    `with last as (select coalesce(max(seq), 0) as seq from publications),
      gone as (select slug, row_number() over (order by seq) as n from publications where program_id = any($1::bigint[]) and kind <> 'removed')
     update publications set kind = 'removed', document = null, moved_to = null, at = $2::timestamptz, seq = last.seq + gone.n
     from last, gone where publications.slug = gone.slug`,
    [ids, at],
  )
  const unlink = 'update publications set program_id = null where program_id = any($1::bigint[])'
  await execute(writer, unlink, [ids])
  const shared = await rows(
    writer,
    deletedRow,
    'delete from programs where id = any($1::bigint[]) returning organization_id, location_id',
    [ids],
  )
  // Organizations and locations without other listings are deleted too.
  await execute(
    writer,
    'delete from organizations where id = any($1::bigint[]) and not exists (select 1 from programs where organization_id = organizations.id)',
    [shared.map(({ organization_id: id }) => id)],
  )
  await execute(
    writer,
    'delete from locations where id = any($1::bigint[]) and not exists (select 1 from programs where location_id = locations.id)',
    [shared.map(({ location_id: id }) => id)],
  )
}
