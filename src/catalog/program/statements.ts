import { z } from 'zod'
import { isDay } from '../text/day.js'
import { isKeptText } from '../text/plain-text.js'
import { parseWebAddress } from '../text/web-address.js'
import { forWordLists } from '../vocabulary/list-facts.js'
import type { WordList } from '../vocabulary/values.js'
import { type Value, type VocabularyKey, valuesOf } from '../vocabulary/vocabulary.js'
import type { FactKey } from './program.js'

const text = (max: number) => z.string().refine((value) => isKeptText(value, max))
const oneOf = <K extends VocabularyKey>(key: K) =>
  z.enum(valuesOf(key) as readonly [Value<K>, ...Value<K>[]])
/** No vocabulary has more than 60 words, so a longer list repeats itself. */
const many = <K extends VocabularyKey>(key: K) => z.array(oneOf(key)).min(1).max(60).readonly()
type ListSchemas = { readonly [K in WordList]: z.ZodType<readonly Value<K>[]> }
const whole = (min: number, max: number) => z.number().int().min(min).max(max)
const address = z.string().refine((value) => parseWebAddress(value) === value)
const phone = z.string().regex(/^\d{3}-\d{3}-\d{4}(?: x\d{1,6})?$/)
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
/** A week has 168 hours; no outpatient program comes near. */
const weekly = z.number().min(0).max(168).nullable()
const scope = z.enum(['program', 'facility', 'organization'])

/** The schema of each fact's value, shared by the store, the import and the form. */
export const factValues = {
  ...forWordLists<ListSchemas>((key) => many(key) as ListSchemas[typeof key]),
  telehealth: oneOf('telehealth'),
  statesServed: many('state'),
  hours: z
    .object({ min: weekly, max: weekly, unit: z.enum(['clock', 'session']).nullable() })
    .readonly(),
  sessionsPerWeek: whole(1, 50),
  minutesPerSession: whole(5, 720),
  schedule: z
    .array(
      z
        .object({
          days: z
            .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
            .min(1)
            .max(7)
            .readonly(),
          start: clockTime,
          end: clockTime,
          timeZone: z.string().max(64).nullable(),
        })
        .readonly(),
    )
    .min(1)
    .max(28)
    .readonly(),
  weeks: z
    .object({
      min: whole(1, 520).nullable(),
      max: whole(1, 520).nullable(),
      basis: z.enum(['fixed', 'by-progress']).nullable(),
    })
    .readonly(),
  ages: z
    .object({
      min: whole(0, 120).nullable(),
      max: whole(0, 120).nullable(),
      groups: z.array(oneOf('age')).max(5).readonly(),
    })
    .readonly(),
  cost: text(500),
  accreditation: z
    .array(z.object({ body: oneOf('accreditation'), scope: scope.nullable() }).readonly())
    .min(1)
    .max(20)
    .readonly(),
  location: z
    .object({
      street: text(200).nullable(),
      city: text(100),
      state: oneOf('state'),
      zip: z.string().regex(/^\d{5}$/),
      lat: z.number().min(-90).max(90).nullable(),
      lon: z.number().min(-180).max(180).nullable(),
      precision: z.enum(['exact', 'zip', 'zip3', 'withheld']),
    })
    .readonly(),
  area: z.object({ city: text(100).nullable(), state: oneOf('state') }).readonly(),
  intake: z.object({ url: address.nullable(), phone: phone.nullable() }).readonly(),
  phone,
  website: address,
  accepting: z.enum(['yes', 'no']),
  startWithinDays: whole(0, 730),
} satisfies Record<FactKey, z.ZodType>

export type FactValue<K extends FactKey> = z.infer<(typeof factValues)[K]>
/** Every fact, in the order of `factValues`. */
export const factKeys = Object.keys(factValues) as FactKey[]

/** Maximum length of the reason for striking out. */
export const LONGEST_WHY = 500
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/**
 * The provenance of a value. `url` is the page where it can be read. `wrong`: it was struck out as
 * wrong, on that day (`YYYY-MM-DD`), by an editor (their e-mail address), and why; it is kept for
 * the next import, and shown to editors only. `half`: the rest of the same statement by its source
 * stands.
 */
const provenance = {
  source: z.string().min(1).max(2048),
  scope,
  method: z.enum(['import', 'page', 'phone', 'email', 'editor']),
  // Earlier releases stored invalid dates: they read as no date.
  checkedOn: z
    .string()
    .nullable()
    .transform((day) => (day !== null && isDay(day) ? day : null)),
  kind: z.enum(['page', 'list', 'call']).optional(),
  statedAs: text(1000).optional(),
  url: address.optional(),
  wrong: z
    .object({
      on: day,
      by: z.string().min(1).max(320),
      why: text(LONGEST_WHY),
      half: z.literal(true).optional(),
    })
    .readonly()
    .optional(),
}
const statementOf = <K extends FactKey>(key: K) =>
  z.object({ value: factValues[key], ...provenance }).readonly()
export type Statement<K extends FactKey> = Readonly<
  { value: FactValue<K> } & z.infer<z.ZodObject<typeof provenance>>
>
export type StruckOut = NonNullable<Statement<FactKey>['wrong']>
export type Statements = Readonly<{ [K in FactKey]?: readonly Statement<K>[] }>

/** Schema of all statements about one program, by fact; parses what the store or a file has. */
export const statements = z
  .object(
    Object.fromEntries(
      factKeys.map((key) => [key, z.array(statementOf(key)).min(1).max(12).readonly().optional()]),
    ),
  )
  .strict() as unknown as z.ZodType<Statements>
