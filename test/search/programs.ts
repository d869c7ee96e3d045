import { type FactKey, toPublished } from '../../src/catalog/program/fact-schemas.js'
import type { FactNote, Program } from '../../src/catalog/program/program.js'
import {
  type Value,
  type VocabularyKey,
  valuesOf,
} from '../../src/catalog/vocabulary/vocabulary.js'
import { type CityPoint, toPlaces, type ZipPoint } from '../../src/search/places/places.js'

/**
 * Cities of the made-up catalogue, with ZIPs around their real middles. Cleveland, Beachwood and
 * Columbus are near enough to overlap.
 */
const towns = [
  ['Columbus', 'OH', 39.97, -83.0, '432'],
  ['Cleveland', 'OH', 41.48, -81.68, '441'],
  ['Beachwood', 'OH', 41.46, -81.5, '441'],
  ['St. Paul', 'MN', 44.95, -93.1, '551'],
  ['Fort Worth', 'TX', 32.75, -97.33, '761'],
  ['Cañon City', 'CO', 38.44, -105.22, '812'],
  ['Tamuning', 'GU', 13.49, 144.78, '969'],
  ['Portland', 'ME', 43.66, -70.26, '041'],
] as const
export const zipPoints: readonly ZipPoint[] = towns.flatMap(([, state, lat, lon, zip3], town) =>
  [10, 20, 30].map((n, i) => ({
    zip: `${zip3}${n + town}`,
    lat: lat + (i - 1) * 0.09,
    lon: lon + (i - 1) * 0.11,
    state,
  })),
)
export const cityPoints: readonly CityPoint[] = towns.map(([city, state, lat, lon]) => ({
  city,
  state,
  lat,
  lon,
}))
export const places = toPlaces(zipPoints, cityPoints)

/** A program that states nothing but its name and level. */
export const bare: Program = {
  slug: 'bare-aaaa',
  name: 'Bare House',
  organization: 'Bare House',
  status: 'published',
  level: 'iop',
  ...toPublished(() => undefined),
  sample: true,
  edition: null,
  facts: {},
  checkedOn: null,
}
export const clockHours = (min: number | null, max: number | null): Program['hours'] => ({
  min,
  max,
  unit: 'clock',
  clockMin: min,
  clockMax: max,
  statedAs: null,
})

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
const toChance = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const firsts = [
  'Sample Harbor',
  'Sample Oak',
  'Sample Élan',
  'Biopsy',
  'New Day',
  'Hope',
  'Hopewell',
  'St. Mary’s',
  'Riverside',
  'Two Rivers',
]
const seconds = ['Recovery', 'Behavioral Health', 'Center', 'Clinic', 'Counseling Trt Ctr', 'House']
const sources = ['samhsa-su-2024', 'samhsa-mh-2024', 'editor', 'https://example.org/iop']
const factKeys: readonly FactKey[] = ['focus', 'modality', 'payment', 'ages', 'hours']

/**
 * One made-up program, the same for the same number. Numbers that differ give different slugs, not
 * always different names.
 */
export const toSampleProgram = (number: number): Program => {
  const chance = toChance(number)
  const one = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)] as T
  const some = <K extends VocabularyKey>(key: K, most: number): readonly Value<K>[] =>
    chance() < 0.3 ? [] : valuesOf(key).filter(() => chance() < most / valuesOf(key).length)
  const maybe = <T>(share: number, value: () => T): T | null => (chance() < share ? value() : null)
  const [city, state, lat, lon, zip3] = one(towns)
  const organization = `${one(firsts)} ${one(seconds)}`
  const level = one(['iop', 'iop', 'iop', 'php', 'op'] as const)
  const min = maybe(0.7, () => 3 + Math.floor(chance() * 27))
  const max = maybe(0.7, () => (min ?? 6) + Math.floor(chance() * 6))
  const factor = chance() < 0.2 ? 5 / 6 : 1
  const tenth = (hours: number | null): number | null =>
    hours === null ? null : Math.round(hours * factor * 10) / 10
  const hours = {
    min,
    max,
    unit: factor === 1 ? 'clock' : 'session',
    clockMin: tenth(min),
    clockMax: tenth(max),
    statedAs: null,
  } as const
  const ageMin = maybe(0.3, () => Math.floor(chance() * 30))
  const located = maybe(0.93, () => true)
  const point = maybe(0.95, () => ({
    lat: lat + (chance() - 0.5) * 1.2,
    lon: lon + (chance() - 0.5) * 1.4,
  })) ?? { lat: null, lon: null }
  const note = (): FactNote => ({
    source: one(sources),
    scope: one(['program', 'facility'] as const),
    checkedOn: null,
    method: 'import',
  })
  return {
    ...bare,
    slug: `sample-${number}`,
    name:
      maybe(0.3, () => `${organization} – ${one(['Evening IOP', 'Teen Program', 'Virtual'])}`) ??
      organization,
    organization,
    status: chance() < 0.05 ? 'paused' : 'published',
    level,
    focus: some('focus', 2),
    modality: some('modality', 8),
    condition: some('condition', 4),
    telehealth: one(['virtual', 'hybrid', 'in-person', 'offered', 'offered', null]),
    statesServed: chance() < 0.3 ? [state, one(['OH', 'TX', 'MN'] as const)] : [],
    hours: min === null && max === null ? bare.hours : hours,
    ages: {
      min: ageMin,
      max: ageMin === null ? null : maybe(0.5, () => ageMin + 8),
      groups: ageMin === null ? some('age', 3) : [],
    },
    payment: some('payment', 4),
    language: some('language', 2),
    population: some('population', 5),
    location:
      located === null
        ? null
        : {
            street: `${number} Sample Street`,
            city,
            state,
            zip: `${zip3}10`,
            ...point,
            precision: one(['exact', 'exact', 'zip', 'zip3', 'withheld']),
          },
    ...(located === null && chance() < 0.8
      ? { area: { city: maybe(0.7, () => city), state } }
      : {}),
    phone: `614-555-01${String(number % 100).padStart(2, '0')}`,
    website: 'https://example.org/',
    accepting: one(['yes', 'no', null, null]),
    facts: Object.fromEntries(factKeys.filter(() => chance() < 0.6).map((key) => [key, note()])),
    checkedOn: maybe(0.4, () => `2026-${one(['03', '10', '11'])}-0${1 + Math.floor(chance() * 5)}`),
    medication: some('medication', 4),
    detox: some('detox', 3),
    alsoHere: some('alsoHere', 2),
    service: some('service', 9),
    gender: some('gender', 1),
    ownership: some('ownership', 1),
  }
}

export const toSamplePrograms = (count: number, first = 1): readonly Program[] =>
  Array.from({ length: count }, (_, i) => toSampleProgram(first + i))
