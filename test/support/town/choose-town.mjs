// Writes test/town.json: a handful of the bundled catalogue that has every case of it. Run it by
// hand (node test/support/town/choose-town.mjs, after npm run build) when the catalogue changes or
// a test needs a case that the town has not.
import { writeFileSync } from 'node:fs'
import { milesBetween } from '../../../dist/search/places/distance.js'
import { planBundled } from '../../../dist/seed/bundled.js'
import { readPlaces } from '../../../dist/seed/places.js'

/** Where most tests ask, so that a search there finds as many as it would in a real city. */
const DOWNTOWN = { lat: 39.9671, lon: -83.0044 }
const MILES = 25
/** How many programs have each case. */
const OF_EACH = 2

const places = await readPlaces()
const listings = new Map()
for (const { changes } of await planBundled(places))
  for (const { listing } of changes) listings.set(listing.identity, listing)

const door = ({ name, statements }) => `${name}|${statements.location?.[0]?.value.street}`
const doors = new Map()
for (const listing of listings.values())
  doors.set(door(listing), [...(doors.get(door(listing)) ?? []), listing])

/** What a value is a case of: its words where it is made of words, else that it is there. */
const wordsOf = (value) =>
  typeof value === 'string' && value.length < 40 && /^(?=.*[a-z])[a-z0-9-]+$/.test(value)
    ? [value]
    : Array.isArray(value)
      ? value.flatMap(wordsOf)
      : value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([key, one]) =>
            one === null
              ? [`${key} unknown`]
              : [key, ...wordsOf(one).map((word) => `${key} ${word}`)],
          )
        : []

const casesOf = (listing) => [
  `status ${listing.status}`,
  `level ${listing.level}`,
  `sample ${listing.sample}`,
  `list ${listing.edition?.list} ${listing.edition?.absentSince}`,
  `at one door ${doors.get(door(listing)).length > 1}`,
  `state ${listing.statements.location?.[0]?.value.state}`,
  ...Object.entries(listing.statements).flatMap(([fact, stated]) => [
    `${fact} stated by ${stated.length}`,
    ...stated.flatMap(({ value, method, scope, source }) => [
      `${fact} by ${method} of ${scope} ${/samhsa/i.test(source) ? 'samhsa' : 'other'}`,
      ...wordsOf(value).map((word) => `${fact} ${word}`),
    ]),
  ]),
]

const isDowntown = ({ statements }) => {
  const at = statements.location?.[0]?.value
  return at?.lat && milesBetween(DOWNTOWN, at) <= MILES
}
const chosen = new Set([...listings.values()].filter(isDowntown))
const had = new Map()
const count = (listing) => {
  for (const one of new Set(casesOf(listing))) had.set(one, (had.get(one) ?? 0) + 1)
}
for (const listing of chosen) count(listing)
const news = (listing) =>
  new Set(casesOf(listing).filter((one) => (had.get(one) ?? 0) < OF_EACH)).size
const left = new Map([...listings.values()].map((listing) => [listing, Number.POSITIVE_INFINITY]))
for (const listing of chosen) left.delete(listing)
// Greedy: whoever brings most that is not there yet. What one brings only shrinks, so an old count
// that is still the greatest when counted again is the greatest.
for (;;) {
  let best = null
  let most = 0
  for (const [listing, bound] of left) {
    if (bound <= most) continue
    const brings = news(listing)
    if (brings === 0) left.delete(listing)
    else left.set(listing, brings)
    if (brings > most) [best, most] = [listing, brings]
  }
  if (!best) break
  for (const twin of doors.get(door(best))) {
    if (chosen.has(twin)) continue
    chosen.add(twin)
    left.delete(twin)
    count(twin)
  }
}
const town = [...listings.values()].filter((listing) => chosen.has(listing))
writeFileSync(
  'test/town.json',
  `[\n${town.map((listing) => JSON.stringify(listing)).join(',\n')}\n]\n`,
)
process.stdout.write(
  `test/town.json: ${town.length} of ${listings.size} listings, ${had.size} cases\n`,
)
