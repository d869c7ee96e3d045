import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { isBroker, isTracked } from '../../catalog/editing/web-addresses.js'
import type { Scope } from '../../catalog/program/fact-schemas.js'
import { parsePhone } from '../../catalog/text/phone.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { parseTypedAddress } from '../../catalog/text/web-address.js'
import type { Point } from '../../exchange/listings/facility.js'
import { parseCsv } from '../../exchange/tables/csv.js'

/** One row of a table, by lower-case column name. */
export type OlderRow = Readonly<Record<string, string>>

/**
 * A row of an older federal list. `door` is its street and ZIP for comparison, null without a
 * street; `phones` have no extension; `website` is null where the list has none, or none of theirs.
 */
export type OlderFacility = Readonly<{
  source: string
  scope: Scope
  names: readonly string[]
  door: string | null
  city: string
  county: string
  state: string
  phones: readonly string[]
  website: string | null
  point: Point | null
}>

/** How one list calls its columns, and what its websites are about. */
type OlderList = Readonly<{
  file: string
  source: string
  scope: Scope
  names: readonly string[]
  street: string
  phones: readonly string[]
}>
const findTreatment = { scope: 'facility', names: ['name1', 'name2'], street: 'street1' } as const
const intake = ['phone', 'intake1', 'intake2'] as const

/** The lists, by what they give: websites and points, points alone, pages on va.gov, websites. */
export const olderLists = {
  mentalHealth: {
    ...findTreatment,
    file: 'findtreatment-mh-facilities-2020.csv.gz',
    source: 'samhsa-findtreatment-2020',
    phones: intake,
  },
  substanceUse: {
    ...findTreatment,
    file: 'findtreatment-su-places-2020.csv.gz',
    source: 'samhsa-findtreatment-2021',
    phones: [],
  },
  veterans: {
    file: 'va-facilities-2022.csv',
    source: 'va-facilities-2022',
    scope: 'facility',
    names: ['name'],
    street: 'street',
    phones: ['phone'],
  },
  hospitals: {
    file: 'hospitals-hifld-2022.csv.gz',
    source: 'hifld-hospitals-2022',
    // A hospital's site is of all that it does.
    scope: 'organization',
    names: ['name'],
    street: 'address',
    phones: ['telephone'],
  },
} as const satisfies Readonly<Record<string, OlderList>>

/** Hosts that list others' programs, beside those that no editor may enter. */
const aggregators: readonly string[] = ['wsha.org']
/** The front page of a government leads to none of its programs. */
const portal =
  /^(?:(?:state\.)?[a-z]{2}\.us|[a-z]{2}\.gov|(?:alabama|alaska|arkansas|colorado|delaware|georgia|hawaii|idaho|illinois|iowa|kansas|kentucky|louisiana|maine|maryland|mass|michigan|mississippi|montana|nebraska|nh|nyc|ohio|oklahoma|oregon|tennessee|texas|usa|utah|vermont|virginia|wisconsin|wyo)\.gov)$/

/** Words of streets that one list writes out and another abbreviates. */
const shortWords: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  road: 'rd',
  boulevard: 'blvd',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  place: 'pl',
  highway: 'hwy',
  parkway: 'pkwy',
  square: 'sq',
  circle: 'cir',
  turnpike: 'tpke',
  terrace: 'ter',
  trail: 'trl',
  expressway: 'expy',
  freeway: 'fwy',
  plaza: 'plz',
  heights: 'hts',
  center: 'ctr',
  centre: 'ctr',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
  saint: 'st',
  mount: 'mt',
  fort: 'ft',
  route: 'rte',
  rt: 'rte',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
  sixth: '6th',
  seventh: '7th',
  eighth: '8th',
  ninth: '9th',
  tenth: '10th',
}

/** Where the part of an address begins that is inside a house. */
const insideWords: ReadonlySet<string> = new Set(
  'apartment apt bldg building buildings fl floor po rm room ste suite suites unit'.split(' '),
)

/** A street and a ZIP for comparison, without suite; null without a number or a name in it. */
export const toDoor = (street: string, zip: string): string | null => {
  const all = toComparable(street).split(' ')
  const inside = all.findIndex((word, i) => i > 0 && i < all.length - 1 && insideWords.has(word))
  const words = all
    .slice(0, inside < 0 ? all.length : inside)
    .map((word) => shortWords[word] ?? word)
  return words.length > 1 ? [words.join(' '), zip.slice(0, 5)].join('|') : null
}

/** A cell without a website: empty, or the bare scheme that the locator's form begins with. */
export const isBlankSite = (text: string): boolean => /^(?:https?:\/\/)?$/i.test(text.trim())

/**
 * A website of the organization's own, `http` where no scheme is written and without what counts
 * visitors; null for a broker's, a list's, a government's front page or no address at all.
 */
export const toOwnSite = (text: string): string | null => {
  const address = isBlankSite(text) ? null : parseTypedAddress(text.trim(), 'http')
  if (address === null) return null
  const url = new URL(address)
  if (isTracked(url)) url.search = ''
  const host = url.hostname.replace(/^www\./, '')
  const isList = aggregators.some((one) => host === one || host.endsWith(`.${one}`))
  const isPortal = portal.test(host) && url.pathname === '/'
  return isList || isPortal || isBroker(url) ? null : url.href
}

const toPoint = (line: OlderRow): Point | null => {
  const [lat, lon] = [line['latitude'], line['longitude']].map((text) =>
    text === undefined || text === '' ? Number.NaN : Number(text),
  ) as [number, number]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}

/** One row of a list, parsed; its ZIP gets back the zeros that a spreadsheet dropped. */
export const toOlderFacility = (list: OlderList, line: OlderRow): OlderFacility => {
  const of = (column: string): string => line[column]?.trim() ?? ''
  return {
    source: list.source,
    scope: list.scope,
    names: list.names.map(of).filter((name) => name !== ''),
    door: toDoor(of(list.street), of('zip').padStart(5, '0')),
    city: toComparable(of('city')),
    county: toComparable(of('county')),
    state: of('state'),
    phones: list.phones.flatMap((column) => parsePhone(of(column))?.slice(0, 12) ?? []),
    website: toOwnSite(of('website')),
    point: toPoint(line),
  }
}

/**
 * The rows of a list, by lower-case column.
 * @throws Error naming the file when it is no CSV
 */
export const readOlder = async (
  folder: string,
  { file }: OlderList,
): Promise<readonly OlderRow[]> => {
  const bytes = await readFile(join(folder, file))
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const parsed = await parseCsv(text)
  if ('refused' in parsed) throw new Error(`${file}: ${parsed.refused[0]?.message}`)
  const [header, ...rows] = parsed.rows
  const columns = (header?.cells ?? []).map((column) => column.trim().toLowerCase())
  return rows.map(({ cells }) =>
    Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])),
  )
}
