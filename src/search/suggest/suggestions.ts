import type { Program } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import type { Counts } from '../match/facet-counts.js'
import type { Places } from '../places/places.js'
import {
  type Names,
  noNames,
  renewNames,
  type SuggestedOrganization,
  type SuggestedProgram,
  suggestOrganizations,
  suggestPrograms,
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
/** The two fields of a search that one types into. */
export const suggestedFields = ['near', 'q'] as const
export type SuggestedField = (typeof suggestedFields)[number]

/** As many as stand above the keyboard of a phone. */
export const MOST_SUGGESTED = 8
/** Of words, organizations and programs, this many each before any of the others' room is used. */
const SHARES = [3, 2, 3] as const

/**
 * What is listed now: everything published in order of name, how often each value is stated, and
 * the change that this stands on.
 */
export type Listed = Readonly<{
  seq: number
  published: () => readonly Program[]
  stated: () => Counts['facets']
}>

/**
 * Of several lists each its share, then what room is left, the first lists first; each in its own
 * order.
 */
const share = <T>(lists: readonly (readonly T[])[]): readonly T[] => {
  const taken = lists.map((list, i) => Math.min(list.length, SHARES[i] as number))
  let room = MOST_SUGGESTED - taken.reduce((sum, n) => sum + n, 0)
  return lists.flatMap((list, i) => {
    const more = Math.min(room, list.length - (taken[i] as number))
    room -= more
    return list.slice(0, (taken[i] as number) + more)
  })
}

type State = { seq: number | null; names: Names; readonly places: PlaceNames; words: Uint32Array }

const renew = (state: State, { seq, published, stated }: Listed): void => {
  const now = published()
  const gone = new Set(state.names.slots.keys())
  const added = now.filter((program) => !gone.delete(program))
  const removed = [...gone]
  countPlaces(state.places, added, removed)
  // When more is gone than stays, the names are begun anew rather than kept with more dead than
  // living among them.
  const anew = state.names.programs.length + added.length > 2 * now.length
  if (anew) state.names = noNames()
  renewNames(state.names, now, anew ? now : added, anew ? [] : removed)
  state.words = rankWords(stated())
  state.seq = seq
}

/**
 * What somebody may mean who has typed this much. Answered from memory; made when it is first
 * asked, and after a change only what changed is put in. Text without a letter or digit gets none.
 */
export const createSuggest = (
  places: Places,
  listed: () => Listed,
): ((field: SuggestedField, text: string) => readonly Suggestion[]) => {
  let state: State | null = null
  return (field, text) => {
    const start = toComparable(text)
    if (start === '') return []
    state ??= {
      seq: null,
      names: noNames(),
      places: toPlaceNames(places),
      words: new Uint32Array(0),
    }
    const now = listed()
    if (state.seq !== now.seq) renew(state, now)
    if (field === 'near') return suggestPlaces(state.places, start, MOST_SUGGESTED)
    const { names, words } = state
    return share<Suggestion>([
      suggestWords(words, start, MOST_SUGGESTED),
      suggestOrganizations(names, start, MOST_SUGGESTED),
      suggestPrograms(names, start, MOST_SUGGESTED),
    ])
  }
}
