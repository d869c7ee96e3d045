import { z } from 'zod'
import { isKeptText } from '../text/plain-text.js'
import { parseWebAddress } from '../text/web-address.js'
import { forWordLists } from '../vocabulary/list-facts.js'
import type { WordList } from '../vocabulary/values.js'
import { type Value, type VocabularyKey, valuesOf } from '../vocabulary/vocabulary.js'

/** What a statement is about. */
export const scopes = ['program', 'facility', 'organization'] as const
/** How a fact was collected. */
export const methods = ['import', 'page', 'phone', 'email', 'editor'] as const
/** The methods of which an editor says one, in the order of the form; a file's is `import`. */
export const editorMethods = [
  'phone',
  'page',
  'email',
  'editor',
] as const satisfies readonly Method[]
/** What kind of source a statement is from, unless it is the program's own page. */
export const provenanceKinds = ['page', 'list', 'call'] as const
/** The days of a week, in order. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** What a stated hour is: sixty minutes, or a session of a length of its own. */
export const hourUnits = ['clock', 'session'] as const
/** Whether the weeks of a program are the same for everybody. */
export const lengthBases = ['fixed', 'by-progress'] as const
/** Exact, the ZIP's centroid, the mean of ZIPs with its three digits, or withheld (the ZIP's). */
export const precisions = ['exact', 'zip', 'zip3', 'withheld'] as const
/** What a program says of new people. */
export const yesOrNo = ['yes', 'no'] as const
/** The two lists of SAMHSA's national directories: substance use and mental health. */
export const lists = ['samhsa-su', 'samhsa-mh'] as const

export type Scope = (typeof scopes)[number]
export type Method = (typeof methods)[number]
export type EditorMethod = (typeof editorMethods)[number]
export type ProvenanceKind = (typeof provenanceKinds)[number]
export type Day = (typeof weekdays)[number]
export type List = (typeof lists)[number]

/** The bounds of the numbers that a fact may state, inclusive. */
export const bounds = {
  /** A week has 168 hours; no outpatient program comes near. */
  hours: [0, 168],
  sessionsPerWeek: [1, 50],
  minutesPerSession: [5, 720],
  weeks: [1, 520],
  ages: [0, 120],
  startWithinDays: [0, 730],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>
export const mostRows = { schedule: 28, accreditation: 20 } as const

/** The schema of a stored text of at most `max` characters. */
export const keptText = (max: number) => z.string().refine((value) => isKeptText(value, max))
const term = <K extends VocabularyKey>(key: K) =>
  z.enum(valuesOf(key) as readonly [Value<K>, ...Value<K>[]])
const whole = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most)
export const webAddress = z.string().refine((value) => parseWebAddress(value) === value)
const phone = z.string().regex(/^\d{3}-\d{3}-\d{4}(?: x\d{1,6})?$/)
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const [leastHours, mostHours] = bounds.hours
const weekly = z.number().min(leastHours).max(mostHours).nullable()

/** `stated` is the schema of a statement's value, `published` that of a program's property. */
type Fact<S extends z.ZodType, P extends z.ZodType> = Readonly<{
  stated: S
  published: P
  /** The property of a program about which nobody states the fact: never false. */
  unstated: z.infer<P>
}>
/** A fact with one value; null where it is not stated. */
const single = <S extends z.ZodType>(stated: S): Fact<S, z.ZodNullable<S>> => ({
  stated,
  published: stated.nullable(),
  unstated: null as z.infer<z.ZodNullable<S>>,
})
/** A fact with a list of values; empty where it is not stated. */
const several = <S extends z.ZodType>(one: S, most: number) => ({
  stated: z.array(one).min(1).max(most).readonly(),
  published: z.array(one).readonly(),
  unstated: [] as readonly z.infer<S>[],
})
/** A fact of several parts, each null (or empty) where it is not stated. */
const parts = <S extends z.ZodType>(stated: S, unstated: z.infer<S>): Fact<S, S> => ({
  stated,
  published: stated,
  unstated,
})
/** No vocabulary has more than 60 values, so a longer list repeats itself. */
const terms = <K extends VocabularyKey>(key: K) => several(term(key), 60)
type ListFacts = { readonly [K in WordList]: ReturnType<typeof terms<K>> }

const hours = z.object({ min: weekly, max: weekly, unit: z.enum(hourUnits).nullable() })
const clockHours = z.number().nullable()

/**
 * Every fact: stored, published, searched, and in the API. What people see is in `fields`, what
 * editors type in `form-fields`, what files have in `columns`; each does not compile without it.
 */
export const factSchemas = {
  ...forWordLists<ListFacts>((key) => terms(key) as ListFacts[typeof key]),
  telehealth: single(term('telehealth')),
  statesServed: terms('state'),
  hours: {
    stated: hours.readonly(),
    /** With clock hours where computable, and the words of the source. */
    published: hours
      .extend({ clockMin: clockHours, clockMax: clockHours, statedAs: z.string().nullable() })
      .readonly(),
    unstated: { min: null, max: null, unit: null, clockMin: null, clockMax: null, statedAs: null },
  },
  sessionsPerWeek: single(whole(bounds.sessionsPerWeek)),
  minutesPerSession: single(whole(bounds.minutesPerSession)),
  /** `start` and `end` are 24-hour `HH:MM` in `timeZone` (IANA name, null if not stated). */
  schedule: several(
    z
      .object({
        days: z.array(z.enum(weekdays)).min(1).max(7).readonly(),
        start: clockTime,
        end: clockTime,
        timeZone: z.string().max(64).nullable(),
      })
      .readonly(),
    mostRows.schedule,
  ),
  weeks: parts(
    z
      .object({
        min: whole(bounds.weeks).nullable(),
        max: whole(bounds.weeks).nullable(),
        basis: z.enum(lengthBases).nullable(),
      })
      .readonly(),
    { min: null, max: null, basis: null },
  ),
  ages: parts(
    z
      .object({
        min: whole(bounds.ages).nullable(),
        max: whole(bounds.ages).nullable(),
        groups: z.array(term('age')).max(5).readonly(),
      })
      .readonly(),
    { min: null, max: null, groups: [] },
  ),
  cost: single(keptText(500)),
  accreditation: several(
    z.object({ body: term('accreditation'), scope: z.enum(scopes).nullable() }).readonly(),
    mostRows.accreditation,
  ),
  location: single(
    z
      .object({
        street: keptText(200).nullable(),
        city: keptText(100),
        state: term('state'),
        zip: z.string().regex(/^\d{5}$/),
        lat: z.number().min(-90).max(90).nullable(),
        lon: z.number().min(-180).max(180).nullable(),
        precision: z.enum(precisions),
      })
      .readonly(),
  ),
  /** A program's location where its page gives no address: a city, or only a state. */
  area: single(z.object({ city: keptText(100).nullable(), state: term('state') }).readonly()),
  intake: parts(z.object({ url: webAddress.nullable(), phone: phone.nullable() }).readonly(), {
    url: null,
    phone: null,
  }),
  phone: single(phone),
  website: single(webAddress),
  accepting: single(z.enum(yesOrNo)),
  startWithinDays: single(whole(bounds.startWithinDays)),
} as const satisfies Readonly<Record<string, Fact<z.ZodType, z.ZodType>>>

/**
 * Raised whenever facts are added that files imported before already state: the bundled ones are
 * then read again at the next start.
 */
export const FACTS_VERSION = 2

/** Everything with its own provenance. */
export type FactKey = keyof typeof factSchemas
export type FactValue<K extends FactKey> = z.infer<(typeof factSchemas)[K]['stated']>
/** What a published program has of a fact, stated or not. */
export type Published<K extends FactKey> = z.infer<(typeof factSchemas)[K]['published']>
export const factKeys = Object.keys(factSchemas) as FactKey[]

/** Facts that are a property of every program: all but the area, which stands for an address. */
type EverywhereKey = Exclude<FactKey, 'area'>
/** What a program has of these facts. */
export type PublishedFacts = Readonly<{ [K in EverywhereKey]: Published<K> }>
const everywhere = factKeys.filter((key): key is EverywhereKey => key !== 'area')

/** The facts of a program: what `stated` returns for each, or what stands for a fact not stated. */
export const toPublished = (
  stated: <K extends EverywhereKey>(key: K) => FactValue<K> | undefined,
): PublishedFacts =>
  Object.fromEntries(
    everywhere.map((key) => [key, stated(key) ?? factSchemas[key].unstated]),
  ) as PublishedFacts

/**
 * A published program with every fact of this release: what an earlier one published lacks those
 * that it did not know. The same object if none is missing.
 */
export const withEveryFact = <P extends PublishedFacts>(program: P): P =>
  everywhere.every((key) => key in program)
    ? program
    : { ...program, ...toPublished((key) => program[key] as never) }

/** Whether a text is a method of which an editor may say that it is theirs. */
export const isEditorMethod = (text: string): text is EditorMethod =>
  (editorMethods as readonly string[]).includes(text)
