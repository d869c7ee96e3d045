import { LONGEST_WORDS, type SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import type { Interpretation } from '../../search/match/interpret-words.js'
import type { Spot } from '../../search/places/places.js'
import { urls } from '../../web/html/urls.js'
import { appliedFilters } from './chips.js'

const messages = say.search
/** Criteria to try leaving out; and cities of one name: the rest are found by adding the state. */
const MAX_LEFT_OUT = 3
const MAX_CITIES = 8
export type HintLink = Readonly<{ href: string; text: string }>
/** A suggestion: a sentence and its links. It is never applied automatically. */
export type Hint = Readonly<{ text: string; links: readonly HintLink[] }>
type CatalogueQueries = Pick<Catalogue, 'count' | 'understood'>
type CountedSearch = Readonly<{ text: string; query: SearchQuery; total: number }>

const toLink = ({ text, query, total }: CountedSearch): HintLink => ({
  href: urls.search(query),
  text: messages.counted(text, total),
})

/** The spelling correction that was applied, or that may have been meant. */
const spellingHints = (
  query: SearchQuery,
  { suggestion }: Found,
  { count }: CatalogueQueries,
): readonly Hint[] => {
  if (!suggestion) return []
  const quoted = `"${query.q}"`
  if (suggestion.used) {
    const asTyped = {
      href: urls.search({ ...query, q: quoted, page: 1 }),
      text: messages.asTyped(query.q),
    }
    return [
      {
        text: messages.instead(query.q, suggestion.words),
        links: quoted.length > LONGEST_WORDS ? [] : [asTyped],
      },
    ]
  }
  const asked = { ...query, q: suggestion.words, page: 1 }
  const total = count(asked)
  return total === 0
    ? []
    : [
        {
          text: messages.didYouMean,
          links: [toLink({ text: messages.inQuotes(suggestion.words), query: asked, total })],
        },
      ]
}

/** A search's criteria in words. */
const textsOf = (query: SearchQuery, spot: Spot | null): readonly string[] =>
  appliedFilters(query, spot).map(({ text }) => text)

/** Searches with one criterion left out that do find something, the most results first. */
const withoutOne = (
  query: SearchQuery,
  spot: Spot | null,
  { count }: CatalogueQueries,
): readonly CountedSearch[] =>
  appliedFilters(query, spot)
    .map(({ text, without }) => ({
      text: messages.without(text),
      query: without,
      total: count(without),
    }))
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total)
    .slice(0, MAX_LEFT_OUT)

/**
 * Words that name filters, offered as filters with their number of results; also the values that no
 * program states.
 */
const filterHints = (
  understood: Interpretation | null,
  found: Found,
  ask: CatalogueQueries,
): readonly Hint[] => {
  if (!understood) return []
  const { query, spot, named, unstated } = understood
  const total = named ? ask.count(query) : 0
  const parts = messages.parts(textsOf(query, spot))
  const offered =
    total > found.total ||
    (total < found.total && (spot !== null || appliedFilters(query, spot).length > 1))
  const offers: readonly Hint[] =
    !named || !offered
      ? []
      : total > 0
        ? [{ text: messages.understood, links: [toLink({ text: parts, query, total })] }]
        : []
  const fewer = named && total === 0 ? withoutOne(query, spot, ask) : []
  const labels = unstated.flatMap(({ key, values }) =>
    values.map((value) => messages.inQuotes(labelOf(key, value))),
  )
  return [
    ...offers,
    ...(fewer.length > 0 ? [{ text: messages.stillNone(parts), links: fewer.map(toLink) }] : []),
    ...(labels.length > 0 ? [{ text: messages.nobodyYet(messages.anyOf(labels)), links: [] }] : []),
  ]
}

/** Cities of a name in several states, or of a state's own name; the likeliest first. */
const cityHints = (
  query: SearchQuery,
  name: string | null,
  ask: CatalogueQueries & Pick<Catalogue, 'citiesNamed'>,
): readonly Hint[] => {
  if (!name || query.near) return []
  const ways = ask
    .citiesNamed(name)
    .slice(0, MAX_CITIES)
    .map((near) => {
      const { state: _, ...chosen } = query.chosen
      const asked = { ...query, near, chosen, page: 1 }
      return { text: messages.place(near.city, near.state), query: asked, total: ask.count(asked) }
    })
  return ways.length === 0
    ? []
    : [
        {
          text: messages.whichCity,
          links: ways.map(toLink),
        },
      ]
}

/**
 * All suggestions of the page: place, spelling, and words as filters. `place` is the place as
 * typed.
 */
export const suggestHints = (
  query: SearchQuery,
  found: Found,
  place: string | null,
  ask: CatalogueQueries & Pick<Catalogue, 'citiesNamed'>,
): readonly Hint[] => {
  const words = found.suggestion?.used ? found.suggestion.words : query.q
  return [
    ...cityHints(query, place, ask),
    ...spellingHints(query, found, ask),
    ...filterHints(words === '' ? null : ask.understood({ ...query, q: words }), found, ask),
  ]
}
