import { z } from 'zod'
import { lists } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import { statements } from '../../catalog/program/statements.js'
import { statuses } from '../../catalog/program/status.js'
import { valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { StoreError } from '../store-error.js'

const place = z
  .object({
    name1: z.string(),
    name2: z.string(),
    street1: z.string(),
    street2: z.string(),
    city: z.string(),
    state: z.string(),
    zip: z.string(),
  })
  .readonly()

/** Schema of a row of `programs`, with the facts parsed by the catalog's own schema. */
const listingRow = z.object({
  identity: z.string(),
  slug: z.string(),
  status: z.enum(statuses),
  level: z.enum(valuesOf('level')),
  name: z.string(),
  organization_name: z.string(),
  place: place.nullable(),
  edition_list: z.enum(lists).nullable(),
  edition_year: z.number().nullable(),
  absent_since: z.number().nullable(),
  sample: z.boolean(),
  statements,
  paused_until: z.string().nullable(),
})

/** The columns that `toListing` reads, in any order. */
export const listingColumns =
  'id, identity, slug, status, level, name, organization_name, place, edition_list, edition_year, absent_since, sample, statements, paused_until::text'

/**
 * Parses a row into a listing.
 * @throws StoreError when this release cannot read the row, for example an unknown vocabulary value
 */
export const toListing = (found: unknown): Listing => {
  const parsed = listingRow.safeParse(found)
  if (!parsed.success) {
    const slug = z.object({ slug: z.string() }).safeParse(found).data?.slug ?? '(no slug)'
    throw new StoreError(
      `The program ${slug} holds something that this release cannot read, at ${parsed.error.issues[0]?.path.join('.')}. Was it written by a newer one?`,
    )
  }
  const {
    identity,
    slug,
    status,
    level,
    name,
    organization_name: organization,
    sample,
  } = parsed.data
  const {
    edition_list: list,
    edition_year: year,
    absent_since: absentSince,
    paused_until: pausedUntil,
  } = parsed.data
  const edition = list === null || year === null ? null : { list, year, absentSince }
  const own = {
    identity,
    slug,
    status,
    level,
    name,
    organization,
    place: parsed.data.place,
    edition,
    sample,
    statements: parsed.data.statements,
  }
  return pausedUntil === null ? own : { ...own, pausedUntil }
}

/** The columns of a listing's own row; organization and location are joined by key. */
export const toRow = (listing: Listing) => ({
  identity: listing.identity,
  slug: listing.slug,
  status: listing.status,
  level: listing.level,
  name: listing.name,
  organization_name: listing.organization,
  place: listing.place,
  edition_list: listing.edition?.list ?? null,
  edition_year: listing.edition?.year ?? null,
  absent_since: listing.edition?.absentSince ?? null,
  sample: listing.sample,
  statements: listing.statements,
  // Only a paused listing has a date, however it left that status.
  paused_until: listing.status === 'paused' ? (listing.pausedUntil ?? null) : null,
})
