import type { Report, ReportState } from '../catalog/editing/correction.js'
import type { Program } from '../catalog/program/program.js'
import type { CitiesNamed, SearchQuery } from '../catalog/search/search-query.js'
import type { SearchAnswer } from '../search/answer/answer-search.js'
import type { Found } from '../search/answer/find.js'
import type { pointOfZip } from '../search/places/places.js'
import type { SuggestedField, Suggestion } from '../search/suggest/suggestions.js'

/**
 * The latest change of one slug: its sequence number, when (UTC, ISO), and whether it was listed,
 * changed or removed.
 */
export type ListedChange = Readonly<{
  seq: number
  at: string
  slug: string
  kind: 'published' | 'changed' | 'removed'
}>

/**
 * What site, API and admin may query. Everything but `ready` is answered from memory, so a
 * visitor's page needs no database. `program` is null for an unknown slug; `wasListed` tells that
 * from one that is no longer listed.
 */
export type Catalogue = Readonly<{
  /**
   * All that the search page says of a search, with what other searches would find. `place` is the
   * place as typed, for cities of that name; null without one.
   */
  answerSearch: (query: SearchQuery, place: string | null) => SearchAnswer
  /** One page of results, with the counts of every filter. */
  find: (query: SearchQuery) => Found
  /** How many programs a search finds. */
  count: (query: SearchQuery) => number
  /** The cities of this name, one per state, in order of state. */
  citiesNamed: CitiesNamed
  /** Autocomplete suggestions for what was typed into a search field. */
  suggest: (field: SuggestedField, text: string) => readonly Suggestion[]
  program: (slug: string) => Program | null
  wasListed: (slug: string) => boolean
  /** The current slug of a listing that was at this one; null if it redirects nowhere. */
  movedTo: (slug: string) => string | null
  /** Changes after sequence number `since`, oldest first, at most `limit`. */
  changes: (since: number, limit: number) => readonly ListedChange[]
  /** The centroid of a ZIP, or of its three-digit prefix; null when neither is known. */
  pointOf: (zip: string) => ReturnType<typeof pointOfZip>
  /** All published programs except samples, by name. */
  programs: () => readonly Program[]
  /** Paused programs: they have a page and are in no search. */
  paused: () => readonly Program[]
  /** Whether made-up samples are shown among the programs. */
  hasSamples: boolean
  /** The latest sequence number that this process has applied. */
  seq: () => number
  /** Cache key of what is in memory: while it is the same, so are all responses. */
  state: () => string
  /** Whole minutes since the database was last reachable; null while fewer than five. */
  age: () => number | null
  /**
   * False while this process serves its own snapshot and has not connected to its database yet:
   * then nothing of the database may be used.
   */
  settled: () => boolean
  /**
   * Resolves when everything committed before the call can be found; at once if the database is
   * unavailable.
   */
  catchUp: () => Promise<void>
  /** Whether the database is reachable and has our schema. Never throws. */
  ready: () => Promise<boolean>
}>

/**
 * What visitors may write: reports that a listing is wrong. It needs the database: `away` means
 * that it is unavailable, or does not have a listing yet that memory has. `add` returns the receipt
 * code, or `full` when the queue of open reports is full; `find` returns null for an unknown code.
 */
export type Reports = Readonly<{
  add: (report: Report) => Promise<Readonly<{ code: string }> | 'full' | 'away'>
  find: (code: string) => Promise<ReportState | null | 'away'>
}>
