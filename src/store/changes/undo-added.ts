import type { Writer } from '../connection/transaction.js'

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
  const { rows } = await writer.query<{ id: string }>(
    'select id from programs where identity = any($1)',
    [identities],
  )
  const ids = rows.map(({ id }) => id)
  await writer.query(
    `with last as (select coalesce(max(seq), 0) as seq from publications),
      gone as (select slug, row_number() over (order by seq) as n from publications where program_id = any($1::bigint[]) and kind <> 'removed')
     update publications set kind = 'removed', document = null, moved_to = null, at = $2::timestamptz, seq = last.seq + gone.n
     from last, gone where publications.slug = gone.slug`,
    [ids, at],
  )
  await writer.query(
    'update publications set program_id = null where program_id = any($1::bigint[])',
    [ids],
  )
  const { rows: shared } = await writer.query<{
    organization_id: string
    location_id: string | null
  }>('delete from programs where id = any($1::bigint[]) returning organization_id, location_id', [
    ids,
  ])
  // Organizations and locations without other listings are deleted too.
  await writer.query(
    'delete from organizations where id = any($1::bigint[]) and not exists (select 1 from programs where organization_id = organizations.id)',
    [shared.map(({ organization_id: id }) => id)],
  )
  await writer.query(
    'delete from locations where id = any($1::bigint[]) and not exists (select 1 from programs where location_id = locations.id)',
    [shared.map(({ location_id: id }) => id)],
  )
}
