import { z } from 'zod'
import { type Listing, toProgram } from '../../catalog/program/listing.js'
import { column, execute } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'

/** The NOTIFY channel of new publications; the payload is the newest seq. */
export const CHANNEL = 'iop_publications'

export type ShownListing = Readonly<{ listing: Listing; before: Listing | null }>

const isVisible = (listing: Listing | null): listing is Listing =>
  listing?.status === 'published' || listing?.status === 'paused'

/** The slug that a listing leaves: it is no longer visible, or redirects to the one moved to. */
const slugLeft = ({
  listing,
  before,
}: ShownListing): readonly Readonly<{ slug: string; moved_to: string | null }>[] =>
  isVisible(before) && !(isVisible(listing) && listing.slug === before.slug)
    ? [{ slug: before.slug, moved_to: isVisible(listing) ? listing.slug : null }]
    : []

const lastSeq = async (writer: Writer): Promise<number> => {
  const last = 'select seq from publications order by seq desc limit 1'
  return (await column(writer, z.coerce.number<string>(), last))[0] ?? 0
}

/**
 * Upserts documents of visible listings, tombstones of hidden ones. Only inside `inTransaction`:
 * its lock makes `seq` the order of commits, so reading after a `seq` misses nothing.
 */
export const publish = async (
  writer: Writer,
  shown: readonly ShownListing[],
  at: string,
): Promise<void> => {
  let seq = await lastSeq(writer)
  const removed = shown.flatMap(slugLeft).map((left) => ({ ...left, seq: ++seq }))
  const documents = shown
    .filter(({ listing }) => isVisible(listing))
    .map(({ listing }) => ({ seq: ++seq, document: toProgram(listing) }))
  if (removed.length > 0)
    await execute(
      writer,
      `update publications set kind = 'removed', document = null, seq = gone.seq, at = $2, moved_to = gone.moved_to
       from jsonb_to_recordset($1::jsonb) as gone(slug text, seq bigint, moved_to text)
       where publications.slug = gone.slug and publications.kind <> 'removed'`,
      [JSON.stringify(removed), at],
    )
  if (documents.length > 0)
    await execute(
      writer,
      `insert into publications as known (slug, program_id, seq, kind, document, at)
       select programs.slug, programs.id, shown.seq, 'published', shown.document, $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as shown(seq bigint, document jsonb)
       join programs on programs.slug = shown.document ->> 'slug'
       on conflict (slug) do update set
         program_id = excluded.program_id, seq = excluded.seq, document = excluded.document, at = excluded.at, moved_to = null,
         kind = case when known.kind = 'removed' then 'published' else 'changed' end`,
      [JSON.stringify(documents), at],
    )
}

/** Notifies the other processes on commit; returns the newest seq. */
export const announce = async (writer: Writer): Promise<number> => {
  const seq = await lastSeq(writer)
  await execute(writer, 'select pg_notify($1, $2)', [CHANNEL, String(seq)])
  return seq
}
