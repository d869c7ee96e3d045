import { bandsOf } from '../../catalog/program/ages.js'
import type { List } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import { parsePhone } from '../../catalog/text/phone.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import type { Value } from '../../catalog/vocabulary/vocabulary.js'
import { listOf } from '../../exchange/listings/facility.js'
import type { SourceRow } from './catalogue-rows.js'
import { statedPairs } from './stated-pairs.js'
import { agesOf } from './stated-row.js'

/** Hours of a mental health IOP do not apply to a substance use IOP at the same address. */
const focusOfList: Readonly<Record<List, readonly Value<'focus'>[]>> = {
  'samhsa-su': ['substance-use', 'co-occurring'],
  'samhsa-mh': ['mental-health', 'eating-disorder'],
}

/** An organization's name for comparison: without article, legal form and parentheses. */
const toName = (text: string): string =>
  toComparable(text.replace(/\([^()]*\)/g, ' '))
    .replace(/^the /, '')
    .replace(/ (?:inc|llc|pllc|corp|ltd)$/, '')

const toNumber = (text: string): string | null => parsePhone(text)?.slice(0, 12) ?? null
const numbersOf = ({ statements }: Listing): readonly string[] =>
  [
    ...(statements.phone ?? []).map(({ value }) => value),
    ...(statements.intake ?? []).flatMap(({ value }) => value.phone ?? []),
  ].flatMap((phone) => toNumber(phone) ?? [])

/** A page's program for teenagers is not the one that its list has for adults alone. */
const mayBeOfAges = (line: SourceRow, { statements }: Listing): boolean => {
  const said = bandsOf(agesOf(line))
  const listed = (statements.ages ?? []).flatMap(({ value }) => bandsOf(value))
  return said.length === 0 || listed.length === 0 || said.some((band) => listed.includes(band))
}

const isCandidate = (line: SourceRow, listing: Listing): boolean => {
  const list = listOf(listing.identity)
  const focus = line['focus']?.split(';') ?? []
  return (
    list !== null &&
    listing.status === 'published' &&
    listing.level === line['level'] &&
    listing.place?.state === line['state'] &&
    focusOfList[list].some((value) => focus.includes(value)) &&
    mayBeOfAges(line, listing)
  )
}

const isSameProgram = (line: SourceRow, listing: Listing): boolean => {
  const { place, name, organization } = listing
  const inCity =
    line['city'] !== '' && toComparable(place?.city ?? '') === toComparable(line['city'] ?? '')
  const named = [name, organization].some(
    (one) => toName(one) === toName(line['organization'] ?? ''),
  )
  const phones = [line['phone'], line['intake_phone']].flatMap(
    (phone) => toNumber(phone ?? '') ?? [],
  )
  const rings = numbersOf(listing).some((number) => phones.includes(number))
  return inCity && (named || rings)
}

/**
 * Empty for a new program. A reviewed pair decides; else level, state, the list of its focus, ages,
 * city, and name or phone, if only one listing has them. A wrong match would put one program's hours on
 * another's page, which is worse than a duplicate.
 */
export const matchStated = (line: SourceRow, listings: readonly Listing[]): readonly string[] => {
  const reviewed = statedPairs.filter(
    ({ source, level }) => source === line['source_url'] && level === line['level'],
  )
  if (reviewed.length > 0) return reviewed.flatMap(({ slugs }) => slugs)
  const same = listings.filter(
    (listing) => isCandidate(line, listing) && isSameProgram(line, listing),
  )
  return same.length === 1 ? same.map(({ slug }) => slug) : []
}
