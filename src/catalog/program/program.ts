import type { WordsOf } from '../vocabulary/list-facts.js'
import type { WordList } from '../vocabulary/values.js'
import type { Value } from '../vocabulary/vocabulary.js'

/** `offered`: the facility has telehealth; whether this program does is not stated. */
export type Telehealth = Value<'telehealth'>
export type Level = Value<'level'>
export type Scope = 'program' | 'facility' | 'organization'
/** How a fact was collected. */
export type Method = 'import' | 'page' | 'phone' | 'email' | 'editor'
export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
/**
 * Precision of a point: its own, its ZIP's centroid, the mean of ZIPs with the same three-digit
 * prefix, or its ZIP's because the address is withheld.
 */
export type Precision = 'exact' | 'zip' | 'zip3' | 'withheld'

/** Hours per week as stated (`min`, `max`, `unit`) and in clock hours where computable. */
export type Hours = Readonly<{
  min: number | null
  max: number | null
  unit: 'clock' | 'session' | null
  clockMin: number | null
  clockMax: number | null
  statedAs: string | null
}>
/** `start` and `end` are 24-hour `HH:MM` in `timeZone` (IANA name, null if not stated). */
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
/** A program's location where its page gives no address: a city, or only a state. */
export type Area = Readonly<{ city: string | null; state: Value<'state'> }>
export type Intake = Readonly<{ url: string | null; phone: string | null }>
export type Edition = Readonly<{ list: List; year: number; absentSince: number | null }>
/** The two lists of SAMHSA's national directories: substance use and mental health. */
export type List = 'samhsa-su' | 'samhsa-mh'

/**
 * The provenance of a fact: its source, what it is about, when it was checked (`YYYY-MM-DD`, null:
 * never by us) and how. `source`, with `kind` unless it is the program's own page, says who stated
 * it (`source-kind.ts`). `url` is the page on which an editor read it.
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
/** The standing statement, with the ones it overrides (the facility's own, an older one). */
export type FactNote = Provenance &
  Readonly<{ also?: readonly (Provenance & Readonly<{ value: unknown }>)[] }>

/**
 * A published program, as visitors and the API see it: the document of a publication. What is not
 * stated is null or an empty list, never false.
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
    /** Facts whose statements are all known to be wrong; absent if there are none. */
    knownWrong?: readonly FactKey[]
    /** Only where a page states it instead of an address. */
    area?: Area
  }>

/** Everything with its own provenance. */
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
