import zipcodes from 'zipcodes'
import { toComparable } from '../../catalog/text/plain-text.js'
import {
  addressColumns,
  CODES_COLUMN,
  directoryColumns,
} from '../../exchange/columns/column-names.js'
import type { PointOf } from '../../exchange/plan-import.js'
import { pointOfZip, toPlaces } from '../../search/places/places.js'
import { OLDER_FILE } from '../../seed/older-facts.js'
import { findOlderFacts, readOlderLists, toOlderText } from '../older/older-facts.js'
import { createPointFinder } from '../older/older-points.js'
import { originals, readCensus, readLines, readNamedPoints, toText } from './catalogue-files.js'
import { secondNames, toCities, toZipCities, toZipPoints } from './catalogue-places.js'
import { hasProgram, pointsOf, type SourceRow } from './catalogue-rows.js'
import { listingsOf, makeStatedFiles } from './catalogue-stated.js'

const siteColumns = [...addressColumns, 'website', 'latitude', 'longitude', 'type_facility']

const placeOf = (line: SourceRow): string =>
  [toComparable(line['street1'] ?? ''), line['zip']?.slice(0, 5)].join('|')
const without = (lines: readonly SourceRow[]): readonly SourceRow[] => [
  ...new Map(lines.map((line) => [JSON.stringify(line), line])).values(),
]

/**
 * The text of every bundled file by name, rebuilt from the original files in `folder`; `report` is
 * told how many programs the older lists match, and how many websites were left out.
 * @throws Error when one is missing or malformed
 */
export const makeCatalogue = async (
  folder: string,
  report: (what: string, count: number) => void = () => {},
): Promise<ReadonlyMap<string, string>> => {
  const [su, mh, sites, named, census, older] = await Promise.all([
    readLines(folder, originals.su),
    readLines(folder, originals.mh),
    readLines(folder, originals.findTreatment),
    readNamedPoints(folder),
    readCensus(folder),
    readOlderLists(folder),
  ])
  const listed = Object.values(zipcodes.codes).filter(({ country }) => country === 'US')
  const others = [...toZipCities(listed), ...secondNames]
  const ours = toZipCities(
    [...su, ...mh].map((line) => ({
      zip: line['zip'] ?? '',
      city: line['city'] ?? '',
      state: line['state'] ?? '',
    })),
  )
  const zips = toZipPoints(census, [...ours, ...others])
  const places = toPlaces(zips, [])
  const pointOf: PointOf = (zip) => pointOfZip(places, zip)

  const directory = (lines: readonly SourceRow[]): string => {
    const kept = without(lines.filter(hasProgram))
    const points = pointsOf(kept, named, pointOf)
    const placed = kept.map((line, i) => ({
      ...line,
      latitude: String(points[i]?.lat ?? ''),
      longitude: String(points[i]?.lon ?? ''),
    }))
    return toText([...directoryColumns, 'latitude', 'longitude', CODES_COLUMN], placed)
  }
  const programs = new Set([...su, ...mh].filter(hasProgram).map(placeOf))
  const directories = [
    ['samhsa-su-2024.csv.gz', directory(su)],
    ['samhsa-mh-2024.csv.gz', directory(mh)],
    [
      'findtreatment-ma-2025-08.csv.gz',
      toText(siteColumns, without(sites.filter((line) => programs.has(placeOf(line))))),
    ],
  ] as const
  const listings = await listingsOf(directories, pointOf)
  const { veterans, substanceUse, mentalHealth } = older.lists
  const addresses = [...su, ...mh].map((line) => ({
    name: line['name1'] ?? '',
    address: placeOf(line),
  }))
  const found = findOlderFacts(
    listings,
    older.lists,
    createPointFinder([...veterans, ...substanceUse, ...mentalHealth], named, addresses, pointOf),
  )
  for (const [what, count] of Object.entries({ ...found.counts, 'left out': older.leftOut }))
    report(what, count)
  return new Map<string, string>([
    ...directories,
    ...(await makeStatedFiles(folder, directories, pointOf)),
    [OLDER_FILE, toOlderText(found.facts)],
    [
      'zips.csv.gz',
      `zip,lat,lon,state\n${zips.map(({ zip, lat, lon, state }) => `${zip},${lat},${lon},${state}\n`).join('')}`,
    ],
    [
      'cities.csv.gz',
      `city,state,lat,lon\n${toCities(zips, ours, others)
        .map(({ city, state, lat, lon }) => `${city},${state},${lat},${lon}\n`)
        .join('')}`,
    ],
  ])
}
