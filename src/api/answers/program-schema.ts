import { z } from 'zod'
import {
  factKeys,
  factSchemas,
  lists,
  methods,
  provenanceKinds,
  scopes,
} from '../../catalog/program/fact-schemas.js'
import { shownStatuses } from '../../catalog/program/status.js'
import { type VocabularyKey, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'

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

/** What a response has of a value: the JSON Schema of its zod schema. */
const toSchema = (schema: z.ZodType): Schema => {
  const { $schema: _, ...own } = z.toJSONSchema(schema, { io: 'input' })
  return own
}
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const day: Schema = { type: 'string', format: 'date' }
const sharedLine = orNull(object({ programs: count, states: count }))

const said = {
  source: text,
  scope: oneOf(scopes),
  checkedOn: orNull(day),
  method: oneOf(methods),
  kind: oneOf(provenanceKinds),
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
    status: oneOf(shownStatuses),
    level: word('level'),
    ...Object.fromEntries(factKeys.map((key) => [key, toSchema(factSchemas[key].published)])),
    sample: flag,
    edition: orNull(object({ list: oneOf(lists), year: count, absentSince: orNull(count) })),
    place: { ...orNull(text), description: say.api.derived.place },
    phoneShared: { ...sharedLine, description: say.api.derived.phoneShared },
    intakePhoneShared: { ...sharedLine, description: say.api.derived.intakePhoneShared },
    facts: object(Object.fromEntries(factKeys.map((key) => [key, note])), factKeys),
    checkedOn: orNull(day),
    knownWrong: list(oneOf(factKeys)),
    distance: { type: 'number', minimum: 0 },
  },
  ['knownWrong', 'area', 'distance'],
)
