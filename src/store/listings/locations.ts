import { type Listing, toPlaceKey, toStanding } from '../../catalog/program/listing.js'
import type { Location } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { execute } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'

const standing = ({ statements }: Listing): Location | null =>
  statements.location ? (toStanding<'location'>(statements.location)[0]?.value ?? null) : null

/** The key of a listing's physical place; null when it has none that others could share. */
export const locationKey = (listing: Listing): string | null => {
  if (listing.place) return toPlaceKey(listing.place)
  const location = standing(listing)
  return location?.street ? ['', toComparable(location.street), location.zip].join('|') : null
}

const toLocation = (listing: Listing, key: string) => {
  const { place, organization } = listing
  const location = standing(listing)
  return {
    key,
    name: place?.name1 || organization,
    // Without a stated location the street is omitted: only the statement says whether the address
    // may be shown.
    street: location?.street ?? null,
    city: location?.city ?? place?.city ?? '',
    state: location?.state ?? place?.state ?? '',
    zip: location?.zip ?? place?.zip.slice(0, 5) ?? '',
    lat: location?.lat ?? null,
    lon: location?.lon ?? null,
    precision: location?.precision ?? null,
  }
}

/** Precedence of precisions; a location withheld by one listing is withheld for all. */
const better = { withheld: 0, exact: 1, zip: 2, zip3: 3 } as const
const rank = ({ precision }: ReturnType<typeof toLocation>): number =>
  precision === null ? 4 : better[precision]

/**
 * Upserts the locations of listings. Withheld ones stay withheld, and a ZIP's centroid never
 * replaces an exact point.
 */
export const writeLocations = async (
  writer: Writer,
  listings: readonly Listing[],
): Promise<void> => {
  const locations = new Map<string, ReturnType<typeof toLocation>>()
  for (const listing of listings) {
    const key = locationKey(listing)
    if (key === null) continue
    const location = toLocation(listing, key)
    const known = locations.get(key)
    if (!known || rank(location) <= rank(known)) locations.set(key, location)
  }
  await execute(
    writer,
    `insert into locations as known (key, name, street, city, state, zip, lat, lon, precision)
     select key, name, street, city, state, zip, lat, lon, precision
     from jsonb_to_recordset($1::jsonb) as location(
       key text, name text, street text, city text, state text, zip text, lat double precision, lon double precision, precision text)
     on conflict (key) do update set
       name = excluded.name, street = excluded.street, city = excluded.city, state = excluded.state, zip = excluded.zip,
       lat = excluded.lat, lon = excluded.lon, precision = excluded.precision
     where excluded.precision = 'withheld' or known.precision is null
      or (known.precision <> 'withheld' and (excluded.precision = 'exact' or known.precision <> 'exact'))`,
    [JSON.stringify([...locations.values()])],
  )
}
