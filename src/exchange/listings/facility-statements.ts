import type { PointOf } from '../../catalog/editing/form-values.js'
import type { FactKey, List, Scope } from '../../catalog/program/fact-schemas.js'
import type { Location } from '../../catalog/program/program.js'
import type { Statement, Statements } from '../../catalog/program/statements.js'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import { wordLists } from '../../catalog/vocabulary/values.js'
import { parseValue, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { hasStreet, isWithheld, type ListedPlace, type Point } from './facility.js'
import { genderOf } from './facility-codes.js'
import { listFocus, wordsOf } from './samhsa-codes.js'

export type { PointOf } from '../../catalog/editing/form-values.js'

const firstOf = <T>(values: readonly T[]): T | undefined => values[0]
const unlessEmpty = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length > 0 ? values : undefined

/** The address on one line; null where the list gives none. */
const toStreet = ({ place }: ListedPlace): string | null =>
  hasStreet(place)
    ? parsePlainText([place.street1, place.street2].filter((part) => part !== '').join(', '), 200)
    : null

/** Its own coordinates if it gives a street, else its ZIP's center; undefined without a city. */
const toLocation = (listed: ListedPlace, pointOf: PointOf): Location | undefined => {
  const { city, zip, state: code } = listed.place
  const state = parseValue('state', code)
  if (city === '' || state === null) return undefined
  const own = hasStreet(listed.place) ? listed.point : null
  const { precision, lat, lon } = own
    ? { ...own, precision: 'exact' as const }
    : (pointOf(zip) ?? { lat: null, lon: null, precision: 'zip' as const })
  return {
    street: toStreet(listed),
    city,
    state,
    zip,
    lat,
    lon,
    precision: isWithheld(listed.place) ? 'withheld' : precision,
  }
}

const toFocus = (list: List, codes: ReadonlySet<string>) => {
  const said = new Set([listFocus[list], ...wordsOf('focus', codes)])
  return valuesOf('focus').filter((value) => said.has(value))
}
const toAges = (codes: ReadonlySet<string>) => {
  const groups = wordsOf('age', codes)
  return groups.length > 0 ? { min: null, max: null, groups } : undefined
}

/** A list's values by fact; undefined where it has none, as an absent code is never a no. */
const toValues = (list: List, listed: ListedPlace, pointOf: PointOf) => ({
  ...Object.fromEntries(wordLists.map((key) => [key, unlessEmpty(wordsOf(key, listed.codes))])),
  gender: unlessEmpty([genderOf(listed.codes) ?? []].flat()),
  focus: toFocus(list, listed.codes),
  telehealth: firstOf(wordsOf('telehealth', listed.codes)),
  ages: toAges(listed.codes),
  accreditation: unlessEmpty(
    wordsOf('accreditation', listed.codes).map((body) => ({ body, scope: 'facility' as const })),
  ),
  location: toLocation(listed, pointOf),
  intake: listed.intakePhone === null ? undefined : { url: null, phone: listed.intakePhone },
  phone: listed.phone ?? undefined,
  website: listed.website ?? undefined,
})

/**
 * Lists describe a whole facility, or its organization, never one of its programs, and nobody here
 * has checked them.
 */
export const toStatements = (
  source: string,
  values: Readonly<{ [K in FactKey]?: Statement<K>['value'] | undefined }>,
  scope: Scope = 'facility',
): Statements =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined
        ? []
        : [[key, [{ value, source, scope, method: 'import', checkedOn: null }]]],
    ),
  )

/** All statements that a list makes of a facility. */
export const listedStatements = (
  source: string,
  list: List,
  listed: ListedPlace,
  pointOf: PointOf,
): Statements => toStatements(source, toValues(list, listed, pointOf))

/** At most `miles` apart, by planar approximation: exact enough for a few miles anywhere. */
export const areNear = (a: Point, b: Point, miles: number): boolean => {
  const MILES_A_DEGREE = 69.1
  const north = (a.lat - b.lat) * MILES_A_DEGREE
  const east = (a.lon - b.lon) * MILES_A_DEGREE * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(north, east) <= miles
}
