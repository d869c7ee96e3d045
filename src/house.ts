import type { Program } from './catalog/program.js'
import type { SearchQuery } from './catalog/search-query.js'
import type { Found } from './search/find.js'
import type { SuggestedField, Suggestion } from './search/suggestions.js'

/**
 * What the rooms may ask of the house. Everything but `ready` is answered from memory, so a visitor's page needs no database.
 * `program` is null for an unknown address; `wasListed` tells it from one that is no longer listed.
 */
export type House = Readonly<{
  find: (query: SearchQuery) => Found
  /** How many programs a search finds: for what is asked beside it, such as what would appear without a filter. */
  count: (query: SearchQuery) => number
  /** What somebody may mean who has typed this much into a field of the search. */
  suggest: (field: SuggestedField, text: string) => readonly Suggestion[]
  program: (slug: string) => Program | null
  wasListed: (slug: string) => boolean
  /** Where an address that its listing has left leads now; null when it leads nowhere. */
  movedTo: (slug: string) => string | null
  /** All published programs that are real, in order of name. */
  programs: () => readonly Program[]
  /** Whether made-up samples are shown among the programs. */
  hasSamples: boolean
  /** The newest change that this process knows; it names the state of the catalogue. */
  seq: () => number
  /** Resolves when everything that was committed before the call can be found; at once where the database is away. */
  catchUp: () => Promise<void>
  /** Whether the database answers and is ours. Never throws. */
  ready: () => Promise<boolean>
}>
