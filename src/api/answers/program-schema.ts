import { factKeys } from '../../catalog/program/statements.js'
import { wordLists } from '../../catalog/vocabulary/values.js'
import { type VocabularyKey, valuesOf } from '../../catalog/vocabulary/vocabulary.js'

/** A JSON Schema (2020-12), as OpenAPI 3.1 has them. */
export type Schema = Readonly<Record<string, unknown>>

export const text: Schema = { type: 'string' }
export const count: Schema = { type: 'integer', minimum: 0 }
export const flag: Schema = { type: 'boolean' }
/** An array schema. */
export const list = (items: Schema): Schema => ({ type: 'array', items })
/** A string schema with these values alone. */
export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: values })
/** A string schema with the values of a closed vocabulary. */
export const word = (key: VocabularyKey): Schema => oneOf(valuesOf(key))
/** An object schema; every property is required except those in `optional`. */
export const object = (
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
})

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const number: Schema = { type: 'number' }
const day: Schema = { type: 'string', format: 'date' }
const scope = oneOf(['program', 'facility', 'organization'])

const said = {
  source: text,
  scope,
  checkedOn: orNull(day),
  method: oneOf(['import', 'page', 'phone', 'email', 'editor']),
  kind: oneOf(['page', 'list', 'call']),
  statedAs: text,
  url: text,
}
const note = object(
  { ...said, also: list(object({ ...said, value: {} }, ['kind', 'statedAs', 'url'])) },
  ['kind', 'statedAs', 'url', 'also'],
)

/** A program as the API returns it; `distance`, in miles, only in a search near a place. */
export const programSchema = object(
  {
    slug: text,
    name: text,
    organization: text,
    status: oneOf(['published', 'paused']),
    level: word('level'),
    ...Object.fromEntries(wordLists.map((key) => [key, list(word(key))])),
    telehealth: orNull(word('telehealth')),
    statesServed: list(word('state')),
    hours: object({
      min: orNull(number),
      max: orNull(number),
      unit: orNull(oneOf(['clock', 'session'])),
      clockMin: orNull(number),
      clockMax: orNull(number),
      statedAs: orNull(text),
    }),
    sessionsPerWeek: orNull(count),
    minutesPerSession: orNull(count),
    schedule: list(
      object({
        days: list(oneOf(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])),
        start: text,
        end: text,
        timeZone: orNull(text),
      }),
    ),
    weeks: object({
      min: orNull(count),
      max: orNull(count),
      basis: orNull(oneOf(['fixed', 'by-progress'])),
    }),
    ages: object({ min: orNull(count), max: orNull(count), groups: list(word('age')) }),
    cost: orNull(text),
    accreditation: list(object({ body: word('accreditation'), scope: orNull(scope) })),
    location: orNull(
      object({
        street: orNull(text),
        city: text,
        state: word('state'),
        zip: text,
        lat: orNull(number),
        lon: orNull(number),
        precision: oneOf(['exact', 'zip', 'zip3', 'withheld']),
      }),
    ),
    area: object({ city: orNull(text), state: word('state') }),
    intake: object({ url: orNull(text), phone: orNull(text) }),
    phone: orNull(text),
    website: orNull(text),
    accepting: orNull(oneOf(['yes', 'no'])),
    startWithinDays: orNull(count),
    sample: flag,
    edition: orNull(
      object({ list: oneOf(['samhsa-su', 'samhsa-mh']), year: count, absentSince: orNull(count) }),
    ),
    facts: object(Object.fromEntries(factKeys.map((key) => [key, note])), factKeys),
    checkedOn: orNull(day),
    knownWrong: list(oneOf(factKeys)),
    distance: { type: 'number', minimum: 0 },
  },
  ['knownWrong', 'area', 'distance'],
)
