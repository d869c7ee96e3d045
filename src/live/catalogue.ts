import type { Report, ReportState } from '../catalog/editing/correction.js'
import type { CountLine } from '../catalog/program/answered-program.js'
import type { Program } from '../catalog/program/program.js'
import type { CitiesNamed, SearchQuery } from '../catalog/search/search-query.js'
import type { SearchAnswer } from '../search/answer/answer-search.js'
import type { Found } from '../search/answer/find.js'
import type { pointOfZip } from '../search/places/places.js'
import type { SuggestedField, Suggestion } from '../search/suggest/suggestions.js'

/** A slug's latest change: its sequence number, when (UTC, ISO), and what became of it. */
export type ListedChange = Readonly<{
  seq: number
  at: string
  slug: string
  kind: 'published' | 'changed' | 'removed'
}>

/**
 * Everything but `ready` is answered from memory, so a visitor's page needs no database. `program`
 * is null for an unknown slug; `wasListed` tells that from one no longer listed.
 */
export type Catalogue = Readonly<{
  /** All that the search page shows. `place` is as typed, for cities of that name, or null. */
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
  /** Who else has a phone number, among the programs that are searched. */
  countLine: CountLine
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
  /** False until connected, while a snapshot is served: nothing of the database may be used. */
  settled: () => boolean
  /** Resolves when everything committed before can be found; at once while the database is away. */
  catchUp: () => Promise<void>
  /** Whether the database is reachable and has our schema. Never throws. */
  ready: () => Promise<boolean>
}>

/**
 * `away`: the database is unavailable, or lacks a listing that memory has. `add` returns the
 * receipt code, or `full` at the limit of open reports; `find` returns null for an unknown code.
 */
export type Reports = Readonly<{
  add: (report: Report) => Promise<Readonly<{ code: string }> | 'full' | 'away'>
  find: (code: string) => Promise<ReportState | null | 'away'>
}>
