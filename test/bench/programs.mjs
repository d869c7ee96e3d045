// Programs that are made up, and as alike to real ones as the bundled catalogue lets them be: each
// takes the facts of a real program, a name made of words that real names have, and a ZIP of the
// country.
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { pick, randomOf } from './random.mjs'

const dist = new URL('../../dist/', import.meta.url)
const { planBundled } = await import(new URL('seed/bundled.js', dist))
const { readPlaces, seedFolder } = await import(new URL('seed/places.js', dist))
const { toProgram } = await import(new URL('catalog/program/listing.js', dist))

export const places = await readPlaces()

/** The bundled catalogue as visitors' documents, samples left out. */
export const realPrograms = async () => {
  const listings = new Map()
  for (const { changes } of await planBundled(places))
    for (const { listing } of changes) listings.set(listing.identity, listing)
  return [...listings.values()]
    .filter(({ status, sample }) => status === 'published' && !sample)
    .map(toProgram)
}

const zips = gunzipSync(await readFile(new URL('zips.csv.gz', seedFolder)))
  .toString('utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([zip, lat, lon, state]) => ({ zip, lat: Number(lat), lon: Number(lon), state }))

/** Hours that a third of programs state, as providers' own pages do. */
const hoursOf = (random) => {
  if (random() > 0.33) return null
  const min = pick(random, [6, 9, 9, 9, 9, 10, 12, 15, 20, 25])
  const max = min + pick(random, [0, 0, 0, 3, 6])
  return { min, max, unit: 'clock', clockMin: min, clockMax: max, statedAs: null }
}

/** `count` programs, the same in every run; documents as the database would hold them. */
export const makePrograms = function* (real, count) {
  const random = randomOf(20_261_124)
  const words = [...new Set(real.flatMap(({ organization }) => organization.split(/\s+/)))].filter(
    (word) => /^[A-Z][a-z]{2,}$/.test(word),
  )
  const cities = [...new Set(real.flatMap(({ location }) => (location ? [location.city] : [])))]
  for (let i = 0; i < count; i++) {
    const base = pick(random, real)
    const { zip, lat, lon, state } = pick(random, zips)
    const organization = `${pick(random, words)} ${pick(random, words)} ${pick(random, words)}`
    const hours = hoursOf(random)
    yield {
      ...base,
      slug: `program-${i.toString(36)}-${base.level}`,
      name: `${organization} – ${pick(random, words)}`,
      organization,
      ...(hours ? { hours } : {}),
      location: {
        street: `${1 + Math.floor(random() * 9999)} ${pick(random, words)} Street`,
        city: pick(random, cities),
        state,
        zip,
        lat: lat + (random() - 0.5) / 20,
        lon: lon + (random() - 0.5) / 20,
        precision: 'exact',
      },
      phone: `555-555-01${String(i % 100).padStart(2, '0')}`,
    }
  }
}
