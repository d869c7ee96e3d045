import type { Value } from '../vocabulary/vocabulary.js'
import type {
  FactKey,
  List,
  Method,
  ProvenanceKind,
  Published,
  PublishedFacts,
  Scope,
} from './fact-schemas.js'
import type { ShownStatus } from './status.js'

export type Level = Value<'level'>
/** Hours per week as stated (`min`, `max`, `unit`) and in clock hours where computable. */
export type Hours = Published<'hours'>
export type Session = Published<'schedule'>[number]
export type Ages = Published<'ages'>
export type Accreditation = Published<'accreditation'>[number]
export type Location = NonNullable<Published<'location'>>
/** A program's location where its page gives no address: a city, or only a state. */
export type Area = NonNullable<Published<'area'>>
export type Intake = Published<'intake'>
export type Edition = Readonly<{ list: List; year: number; absentSince: number | null }>

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
  kind?: ProvenanceKind
  statedAs?: string
  url?: string
}>
/** The standing statement, with the ones it overrides (the facility's own, an older one). */
export type FactNote = Provenance &
  Readonly<{ also?: readonly (Provenance & Readonly<{ value: unknown }>)[] }>

/**
 * A published program, as visitors and the API see it. What is not stated is null or an empty list,
 * never false; `area` exists only where a page states it instead of an address.
 */
export type Program = PublishedFacts &
  Readonly<{
    area?: Area
    slug: string
    name: string
    organization: string
    status: ShownStatus
    level: Level
    sample: boolean
    edition: Edition | null
    facts: Readonly<Partial<Record<FactKey, FactNote>>>
    checkedOn: string | null
    /** Facts whose statements are all known to be wrong; absent if there are none. */
    knownWrong?: readonly FactKey[]
  }>
