import type { WordList, WordsOf } from '../vocabulary/list-facts.js'
import type { Value } from '../vocabulary/vocabulary.js'

/** `offered`: the facility has telehealth; whether this program does is not said. */
export type Telehealth = Value<'telehealth'>
export type Level = Value<'level'>
export type Scope = 'program' | 'facility' | 'organization'
/** How a fact came to us. */
export type Method = 'import' | 'page' | 'phone' | 'email' | 'editor'
export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
/**
 * How well a point is known: its own, its ZIP's, the mean of ZIPs with the same first three digits,
 * or only the ZIP because the address is withheld.
 */
export type Precision = 'exact' | 'zip' | 'zip3' | 'withheld'

/** Hours a week as stated (`min`, `max`, `unit`) and in clock hours where these can be computed. */
export type Hours = Readonly<{
  min: number | null
  max: number | null
  unit: 'clock' | 'session' | null
  clockMin: number | null
  clockMax: number | null
  statedAs: string | null
}>
/** `start` and `end` are 24-hour `HH:MM` in `timeZone` (IANA name, null when not said). */
export type Session = Readonly<{
  days: readonly Day[]
  start: string
  end: string
  timeZone: string | null
}>
export type Weeks = Readonly<{
  min: number | null
  max: number | null
  basis: 'fixed' | 'by-progress' | null
}>
export type Ages = Readonly<{
  min: number | null
  max: number | null
  groups: readonly Value<'age'>[]
}>
export type Accreditation = Readonly<{ body: Value<'accreditation'>; scope: Scope | null }>
export type Location = Readonly<{
  street: string | null
  city: string
  state: Value<'state'>
  zip: string
  lat: number | null
  lon: number | null
  precision: Precision
}>
/**
 * Where a program is as far as its page says, when it gives no address: a city, or no more than a
 * state.
 */
export type Area = Readonly<{ city: string | null; state: Value<'state'> }>
export type Intake = Readonly<{ url: string | null; phone: string | null }>
export type Edition = Readonly<{ list: List; year: number; absentSince: number | null }>
/** The two lists of SAMHSA's national directories: substance use and mental health. */
export type List = 'samhsa-su' | 'samhsa-mh'

/**
 * Who said a fact, about what, when it was checked (`YYYY-MM-DD`, null: never by us) and how.
 * `source` and `kind`, which a page of the program's own does not need, say whose word it is
 * (`source.ts`). `url` is the page on which an editor read it.
 */
export type Provenance = Readonly<{
  source: string
  scope: Scope
  checkedOn: string | null
  method: Method
  kind?: 'page' | 'list' | 'call'
  statedAs?: string
  url?: string
}>
/** The statement that stands, and those it stands above (the facility's own, an older one). */
export type FactNote = Provenance &
  Readonly<{ also?: readonly (Provenance & Readonly<{ value: unknown }>)[] }>

/**
 * A published program, whole, as visitors and the API see it. What nobody stated is null or an
 * empty list, never false. This is the document of a publication.
 */
export type Program = WordsOf &
  Readonly<{
    slug: string
    name: string
    organization: string
    status: 'published' | 'paused'
    level: Level
    telehealth: Telehealth | null
    statesServed: readonly Value<'state'>[]
    hours: Hours
    sessionsPerWeek: number | null
    minutesPerSession: number | null
    schedule: readonly Session[]
    weeks: Weeks
    ages: Ages
    cost: string | null
    accreditation: readonly Accreditation[]
    location: Location | null
    intake: Intake
    phone: string | null
    website: string | null
    accepting: 'yes' | 'no' | null
    startWithinDays: number | null
    sample: boolean
    edition: Edition | null
    facts: Readonly<Partial<Record<FactKey, FactNote>>>
    checkedOn: string | null
    /** Facts of which all that anybody states is known to be wrong; only where there are some. */
    knownWrong?: readonly FactKey[]
    /** Only where a page states it in place of an address. */
    area?: Area
  }>

/** Everything that carries its own source and date. */
export type FactKey =
  | WordList
  | 'telehealth'
  | 'statesServed'
  | 'hours'
  | 'sessionsPerWeek'
  | 'minutesPerSession'
  | 'schedule'
  | 'weeks'
  | 'ages'
  | 'cost'
  | 'accreditation'
  | 'location'
  | 'area'
  | 'intake'
  | 'phone'
  | 'website'
  | 'accepting'
  | 'startWithinDays'
