import type { Program } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import type { FacetCounts } from '../match/facet-counts.js'
import type { Places } from '../places/places.js'
import {
  createNames,
  type SuggestedNames,
  type SuggestedOrganization,
  type SuggestedProgram,
  suggestOrganizations,
  suggestPrograms,
  updateNames,
} from './names.js'
import {
  countPlaces,
  type PlaceNames,
  type SuggestedPlace,
  suggestPlaces,
  toPlaceNames,
} from './places.js'
import { rankWords, type SuggestedWord, suggestWords } from './words.js'

export type Suggestion = SuggestedPlace | SuggestedWord | SuggestedOrganization | SuggestedProgram
/** The two text fields of the search form. */
export const suggestedFields = ['near', 'q'] as const
export type SuggestedField = (typeof suggestedFields)[number]

/** As many as fit above a phone's keyboard. */
export const MOST_SUGGESTED = 8
/** The guaranteed shares of words, organizations and programs; unused room goes to the others. */
const SHARES = [3, 2, 3] as const

/** The catalogue now: its sequence number, published programs by name, and counts of values. */
export type ListedPrograms = Readonly<{
  seq: number
  published: () => readonly Program[]
  stated: () => FacetCounts['facets']
}>

/** Each list's share, then the remaining room to the first lists first; each in its own order. */
const share = <T>(lists: readonly (readonly T[])[]): readonly T[] => {
  const taken = lists.map((list, i) => Math.min(list.length, SHARES[i] as number))
  let room = MOST_SUGGESTED - taken.reduce((sum, n) => sum + n, 0)
  return lists.flatMap((list, i) => {
    const more = Math.min(room, list.length - (taken[i] as number))
    room -= more
    return list.slice(0, (taken[i] as number) + more)
  })
}

type SuggestState = {
  seq: number | null
  names: SuggestedNames
  readonly places: PlaceNames
  words: Uint32Array
}

const update = (state: SuggestState, { seq, published, stated }: ListedPrograms): void => {
  const now = published()
  const gone = new Set(state.names.slots.keys())
  const added = now.filter((program) => !gone.delete(program))
  const removed = [...gone]
  countPlaces(state.places, added, removed)
  // Rebuilt when more is gone than stays, so that dead entries never outnumber live ones.
  const isRebuilt = state.names.programs.length + added.length > 2 * now.length
  if (isRebuilt) state.names = createNames()
  updateNames(state.names, now, isRebuilt ? now : added, isRebuilt ? [] : removed)
  state.words = rankWords(stated())
  state.seq = seq
}

/** Autocomplete, indexed on first use, then updated; none for text without a letter or digit. */
export const createSuggest = (
  places: Places,
  listed: () => ListedPrograms,
): ((field: SuggestedField, text: string) => readonly Suggestion[]) => {
  let state: SuggestState | null = null
  return (field, text) => {
    const start = toComparable(text)
    if (start === '') return []
    state ??= {
      seq: null,
      names: createNames(),
      places: toPlaceNames(places),
      words: new Uint32Array(0),
    }
    const now = listed()
    if (state.seq !== now.seq) update(state, now)
    if (field === 'near') return suggestPlaces(state.places, start, MOST_SUGGESTED)
    const { names, words } = state
    return share<Suggestion>([
      suggestWords(words, start, MOST_SUGGESTED),
      suggestOrganizations(names, start, MOST_SUGGESTED),
      suggestPrograms(names, start, MOST_SUGGESTED),
    ])
  }
}
