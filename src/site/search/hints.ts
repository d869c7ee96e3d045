import { LONGEST_WORDS, type SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { SearchAnswer } from '../../search/answer/answer-search.js'
import type { CountedSearch } from '../../search/match/resolve-query.js'
import { urls } from '../../web/html/urls.js'
import { filterText } from './chips.js'

const messages = say.search
export type HintLink = Readonly<{ href: string; text: string }>
/** A suggestion: a sentence and its links. It is never applied automatically. */
export type Hint = Readonly<{ text: string; links: readonly HintLink[] }>

const toLink = (text: string, { query, total }: CountedSearch): HintLink => ({
  href: urls.search(query),
  text: messages.counted(text, total),
})
const ofLinks = (text: string, links: readonly HintLink[]): readonly Hint[] =>
  links.length === 0 ? [] : [{ text, links }]

/** Cities of a name, to choose one. */
const cityHints = ({ cities }: SearchAnswer): readonly Hint[] =>
  ofLinks(
    messages.whichCity,
    cities.map((choice) => toLink(messages.place(choice.near.city, choice.near.state), choice)),
  )

/** The correction that was searched instead of the words as typed. */
const usedHints = (query: SearchQuery, { found }: SearchAnswer): readonly Hint[] => {
  if (!found.suggestion?.used) return []
  const quoted = `"${query.q}"`
  const asTyped = {
    href: urls.search({ ...query, q: quoted, page: 1 }),
    text: messages.asTyped(query.q),
  }
  return [
    {
      text: messages.instead(query.q, found.suggestion.words),
      links: quoted.length > LONGEST_WORDS ? [] : [asTyped],
    },
  ]
}

/** The correction that may have been meant. */
const correctedHints = ({ corrected }: SearchAnswer): readonly Hint[] =>
  corrected
    ? [
        {
          text: messages.didYouMean,
          links: [toLink(messages.inQuotes(corrected.query.q), corrected)],
        },
      ]
    : []

/** Words that name filters, as filters; when that finds nothing, without one of them. */
const meantHints = ({ interpretation: { search } }: SearchAnswer): readonly Hint[] => {
  if (!search) return []
  const { query, filters, offered, fewer } = search
  const parts = messages.parts(filters.map((filter) => filterText(filter, query)))
  return [
    ...ofLinks(messages.understood, offered ? [toLink(parts, search)] : []),
    ...ofLinks(
      messages.stillNone(parts),
      fewer.map((one) => toLink(messages.without(filterText(one.filter, query)), one)),
    ),
  ]
}

/** What the words mean that no program states. */
const unstatedHints = ({ interpretation: { unstated } }: SearchAnswer): readonly Hint[] => {
  const labels = unstated.flatMap(({ key, values }) =>
    values.map((value) => messages.inQuotes(labelOf(key, value))),
  )
  return labels.length === 0
    ? []
    : [{ text: messages.nobodyYet(messages.anyOf(labels)), links: [] }]
}

/** All suggestions of the page: place, spelling, and words as filters. */
export const hintsOf = (query: SearchQuery, answer: SearchAnswer): readonly Hint[] => [
  ...cityHints(answer),
  ...usedHints(query, answer),
  ...correctedHints(answer),
  ...meantHints(answer),
  ...unstatedHints(answer),
]
