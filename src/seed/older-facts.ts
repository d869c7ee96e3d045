import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Change, ImportPlan } from '../catalog/editing/import-plan.js'
import type { Scope } from '../catalog/program/fact-schemas.js'
import type { Listing } from '../catalog/program/listing.js'
import type { Location } from '../catalog/program/program.js'
import type { Statements } from '../catalog/program/statements.js'
import { isStruck } from '../catalog/program/struck-out.js'
import { toChange } from '../exchange/listings/changes.js'
import { hasStreet, toSevenKey } from '../exchange/listings/facility.js'
import { toStatements } from '../exchange/listings/facility-statements.js'
import { replaceStatements } from '../exchange/listings/replace-statements.js'
import { readSeed } from './places.js'

/** What older federal lists know of the directories' programs; `npm run catalogue` makes it. */
export const OLDER_FILE = 'older-lists.tsv.gz'

/** A website and a point of one program, each with the list that says so; null where none does. */
export type OlderFacts = Readonly<{
  site: Readonly<{ website: string; source: string; scope: Scope }> | null
  point: Readonly<{ lat: number; lon: number; source: string }> | null
}>

/** The header of the file; its cells are separated by tabs, which no identity has. */
export const olderColumns =
  'identity website website_source website_scope lat lon point_source'.split(' ')

/** Lines of the file by identity: what `npm run catalogue` writes, so nothing is checked again. */
export const parseOlder = (text: string): ReadonlyMap<string, OlderFacts> =>
  new Map(
    text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [identity = '', website, from = '', scope, lat, lon, source = ''] = line.split('\t')
        return [
          identity,
          {
            site: website ? { website, source: from, scope: scope as Scope } : null,
            point: source ? { lat: Number(lat), lon: Number(lon), source } : null,
          },
        ]
      }),
  )

export type OlderFile = Readonly<{ facts: ReadonlyMap<string, OlderFacts>; sha256: string }>

/** The bundled file, read. */
export const readOlderFile = async (): Promise<OlderFile> => {
  const bytes = await readSeed(OLDER_FILE)
  return {
    facts: parseOlder(gunzipSync(bytes).toString('utf8')),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

/** Street and ZIP of the seven fields by which a directory identifies a place. */
const doorIn = (fields: readonly string[]): string => [fields[2], fields[6]].join('|')
/** Whether a listing still has the street under which it was first listed, as its identity says. */
const isAtFirstDoor = ({ identity, place }: Listing): boolean =>
  place !== null &&
  hasStreet(place) &&
  doorIn(toSevenKey(place).split('|')) === doorIn(identity.split('|').slice(1))

/** The directory's address of a listing, if it is known to a ZIP only; null otherwise. */
const roughAddressOf = ({ statements }: Listing): Location | null => {
  const listed = statements.location?.find(
    (one) => /^samhsa-(?:su|mh)-/.test(one.source) && !isStruck(one),
  )
  return listed?.value.street && ['zip', 'zip3'].includes(listed.value.precision)
    ? listed.value
    : null
}

const saidOf = (listing: Listing, { site, point }: OlderFacts): Statements => {
  const rough = point && isAtFirstDoor(listing) ? roughAddressOf(listing) : null
  const website =
    site === null ? {} : toStatements(site.source, { website: site.website }, site.scope)
  const location =
    point === null || rough === null
      ? {}
      : toStatements(point.source, {
          location: { ...rough, lat: point.lat, lon: point.lon, precision: 'exact' },
        })
  return { ...website, ...location }
}

/**
 * A listing with what older lists know of it, as further statements: what anybody else states stays
 * as it is, and what an editor has struck out stays so.
 */
export const withOlderFacts = (listing: Listing, facts: OlderFile['facts']): Listing => {
  const known = facts.get(listing.identity)
  if (known === undefined) return listing
  const own = new Set([known.site?.source, known.point?.source])
  const statements = replaceStatements(listing.statements, saidOf(listing, known), (source) =>
    own.has(source),
  )
  return { ...listing, statements }
}

/**
 * A plan whose new listings have at once what older lists know of them: written a second time, by a
 * plan of their own, they would make the first start half as long again.
 */
export const planWithOlder = (plan: ImportPlan, { facts }: OlderFile): ImportPlan => ({
  ...plan,
  changes: plan.changes.map((change) =>
    change.kind === 'new' ? { ...change, listing: withOlderFacts(change.listing, facts) } : change,
  ),
})

/** A plan of its own that adds to `listings` what older lists know of them, and nothing else. */
export const planOlder = (
  listings: readonly Listing[],
  { facts, sha256 }: OlderFile,
): ImportPlan => {
  const changes = listings.flatMap((listing): readonly Change[] => {
    const change = toChange('changed', listing, withOlderFacts(listing, facts))
    return change === null ? [] : [change]
  })
  return {
    source: { format: 'csv', list: null, year: null, name: OLDER_FILE, sha256 },
    changes,
    unchanged: listings.length - changes.length,
    conflicts: [],
    problems: [],
  }
}
