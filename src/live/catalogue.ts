import type { Report, ReportState } from '../catalog/editing/correction.js'
import type { Program } from '../catalog/program/program.js'
import type { CitiesNamed, SearchQuery } from '../catalog/search/search-query.js'
import type { Found } from '../search/answer/find.js'
import type { Nearest } from '../search/answer/nearest.js'
import type { Interpretation } from '../search/match/interpret-words.js'
import type { pointOfZip } from '../search/places/places.js'
import type { SuggestedField, Suggestion } from '../search/suggest/suggestions.js'

/**
 * The newest change of one slug: its number, when (UTC, ISO), and whether it was listed, changed or
 * taken off.
 */
export type ListedChange = Readonly<{
  seq: number
  at: string
  slug: string
  kind: 'published' | 'changed' | 'removed'
}>

/**
 * What site, API and admin may ask of the catalogue. Everything but `ready` is answered from
 * memory, so a visitor's page needs no database. `program` is null for an unknown address;
 * `wasListed` tells it from one that is no longer listed.
 */
export type Catalogue = Readonly<{
  find: (query: SearchQuery) => Found
  /**
   * How many programs a search finds: for what is asked beside it, such as what would appear
   * without a filter.
   */
  count: (query: SearchQuery) => number
  /** The filters that the words of a question name; null when they name none. */
  understood: (query: SearchQuery) => Interpretation | null
  /**
   * The nearest program to the place of a question that fits all else of it, however far; null when
   * there is none.
   */
  nearest: (query: SearchQuery) => Nearest | null
  /** The cities of a name, one a state, the likeliest first. */
  citiesNamed: CitiesNamed
  /** What somebody may mean who has typed this much into a field of the search. */
  suggest: (field: SuggestedField, text: string) => readonly Suggestion[]
  program: (slug: string) => Program | null
  wasListed: (slug: string) => boolean
  /** Where an address that its listing has left leads now; null when it leads nowhere. */
  movedTo: (slug: string) => string | null
  /** What became of slugs after change `since`, oldest first, at most `limit` of them. */
  changes: (since: number, limit: number) => readonly ListedChange[]
  /** The middle of a ZIP, or of all with its first three digits; null when neither is known. */
  pointOf: (zip: string) => ReturnType<typeof pointOfZip>
  /** All published programs that are real, in order of name. */
  programs: () => readonly Program[]
  /** Those that are paused: they have a page, and are in no search. */
  paused: () => readonly Program[]
  /** Whether made-up samples are shown among the programs. */
  hasSamples: boolean
  /** The newest change that this process knows; it names the state of the catalogue. */
  seq: () => number
  /** Names what this process has in memory: while it is the same, so are all answers. */
  state: () => string
  /** How many whole minutes ago the database was last heard; null while that is less than five. */
  age: () => number | null
  /**
   * False while this process has only its own snapshot and has not met its database yet: then
   * nothing of the database's may be used.
   */
  settled: () => boolean
  /**
   * Resolves when everything that was committed before the call can be found; at once where the
   * database is away.
   */
  catchUp: () => Promise<void>
  /** Whether the database answers and is ours. Never throws. */
  ready: () => Promise<boolean>
}>

/**
 * What visitors may write: that a listing is wrong. It needs the database: `away` says that it does
 * not answer, or does not know a listing yet that memory does. `add` gives the receipt code, `full`
 * when as many wait as can be read; `find` null when there is no report of that code.
 */
export type Reports = Readonly<{
  add: (report: Report) => Promise<Readonly<{ code: string }> | 'full' | 'away'>
  find: (code: string) => Promise<ReportState | null | 'away'>
}>
