import type { Listing } from '../../catalog/program/listing.js'
import { execute } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'
import { locationKey, writeLocations } from './locations.js'
import { organizationKey, writeOrganizations } from './organizations.js'
import { toRow } from './row.js'

/**
 * Upserts listings by identity, with their organizations and locations. Every update increments the
 * version.
 */
export const writePrograms = async (
  writer: Writer,
  listings: readonly Listing[],
  at: string,
): Promise<void> => {
  await writeOrganizations(writer, listings)
  await writeLocations(writer, listings)
  const rows = listings.map((listing) => ({
    ...toRow(listing),
    organization: organizationKey(listing),
    location: locationKey(listing),
  }))
  await execute(
    writer,
    `insert into programs (identity, slug, status, level, name, organization_name, organization_id, location_id,
       place, edition_list, edition_year, absent_since, sample, statements, paused_until, created_at, updated_at)
     select row.identity, row.slug, row.status, row.level, row.name, row.organization_name, organizations.id, locations.id,
       row.place, row.edition_list, row.edition_year, row.absent_since, row.sample, row.statements, row.paused_until, $2::timestamptz, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as row(
       identity text, slug text, status text, level text, name text, organization_name text, organization text, location text,
       place jsonb, edition_list text, edition_year integer, absent_since integer, sample boolean, statements jsonb,
       paused_until date)
     join organizations on organizations.key = row.organization
     left join locations on locations.key = row.location
     on conflict (identity) do update set
       slug = excluded.slug, status = excluded.status, level = excluded.level, name = excluded.name,
       organization_name = excluded.organization_name, organization_id = excluded.organization_id, location_id = excluded.location_id,
       place = excluded.place, edition_list = excluded.edition_list, edition_year = excluded.edition_year,
       absent_since = excluded.absent_since, sample = excluded.sample, statements = excluded.statements,
       paused_until = excluded.paused_until,
       version = programs.version + 1, updated_at = excluded.updated_at`,
    [JSON.stringify(rows), at],
  )
}
