import { NOT_STATED } from '../../catalog/program/facets.js'
import { type Meaning, meaningsOf } from '../../catalog/search/phrases.js'
import { endsState, type Near, parseNear, parseState } from '../../catalog/search/place-query.js'
import { type SearchQuery, withValues } from '../../catalog/search/search-query.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { smallWords } from '../../messages/say.js'
import { flagColumnOf } from '../index/flags.js'
import type { ProgramIndex } from '../index/program-index.js'
import { findSpot, type Spot } from '../places/places.js'
import { countNamed, findCities } from './cities-named.js'

/**
 * A query whose words that name filters became filters, for the visitor to confirm. `spot` is its
 * place; `named`: any filter was recognized; `unstated`: recognized, but stated by no program.
 */
export type Interpretation = Readonly<{
  query: SearchQuery
  spot: Spot | null
  named: boolean
  unstated: readonly Meaning[]
}>
/** A normalized word. `capitals`: it was typed in capitals, as codes of states are. */
type QueryToken = Readonly<{ text: string; capitals: boolean }>
/** A run of `words` words with a meaning. */
type QueryPart = Readonly<{ words: number; near?: Near; meaning?: Meaning }>

/** The most words of a place's name: "Springfield Gardens New York State" has five. */
const MOST_PLACE_WORDS = 6
/**
 * Without a state, and without "in" or "near" before it, a word is a city only if this many
 * programs of a state have it, a fair share of all: "hope" is more than Hope, Arkansas.
 */
const ENOUGH_PROGRAMS = 5
const FAIR_SHARE = 0.3
/** A meaning with less than this share of another's programs would find next to nothing. */
const TOO_RARE_SHARE = 0.1
const placeWords: ReadonlySet<string> = new Set([
  'in',
  'near',
  'around',
  'nearby',
  'at',
  'by',
  'from',
])

const toTokens = (q: string): readonly QueryToken[] =>
  q.split(/[\s,]+/).flatMap((piece) => {
    const comparable = toComparable(piece)
    return comparable === ''
      ? []
      : comparable.split(' ').map((text) => ({
          text,
          capitals: /\p{L}/u.test(piece) && piece === piece.toUpperCase(),
        }))
  })

/** How many programs state these values of a facet, to compare meanings. */
const statedBy = ({ table }: ProgramIndex, { key, values }: Meaning): number =>
  values.reduce(
    (sum, value) => sum + (table.totals[flagColumnOf.get(key)?.flagOf.get(value) ?? -1] ?? 0),
    0,
  )

/** Of the possible meanings of a word, the first that enough programs state. */
const likeliest = (index: ProgramIndex, meanings: readonly Meaning[]): Meaning | undefined => {
  const most = Math.max(0, ...meanings.map((meaning) => statedBy(index, meaning)))
  return meanings.find((meaning) => statedBy(index, meaning) >= most * TOO_RARE_SHARE)
}

/** The likeliest city of a name; null where the name is more often an ordinary word. */
const likeliestCity = (index: ProgramIndex, name: string, sure: boolean): Near | null => {
  const [best] = findCities(index, name)
  if (!best) return null
  const isPlace =
    sure ||
    (best.programs >= ENOUGH_PROGRAMS && best.programs >= FAIR_SHARE * countNamed(index, name))
  return isPlace ? best.near : null
}

const textOf = (tokens: readonly QueryToken[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ')

/** Whether a token is a state's code: in capitals or, unless a word such as "me", at the end. */
const isCode = (tokens: readonly QueryToken[], at: number): boolean => {
  const token = tokens[at] as QueryToken
  return token.capitals || (at === tokens.length - 1 && !smallWords.has(token.text))
}

/** A known ZIP, or a known city with its state. */
const placeAt = (
  index: ProgramIndex,
  tokens: readonly QueryToken[],
  from: number,
  words: number,
): Near | null => {
  const to = from + words
  const { text: last } = tokens[to - 1] as QueryToken
  if (words === 1 ? !/^\d{5}$/.test(last) : !endsState(last)) return null
  // "portland or depression" is no place in Oregon; "portland or", at the end, is.
  if (smallWords.has(last) && to < tokens.length && !isCode(tokens, to - 1)) return null
  const near = parseNear(textOf(tokens, from, to))
  return near && findSpot(index.places, near) ? near : null
}

/** The longest run with a meaning; in a tie, place with state, term, state's code, then city. */
const partAt = (
  index: ProgramIndex,
  tokens: readonly QueryToken[],
  from: number,
  places: boolean,
): QueryPart | null => {
  for (let words = Math.min(MOST_PLACE_WORDS, tokens.length - from); words > 0; words--) {
    const text = textOf(tokens, from, from + words)
    const near = places ? placeAt(index, tokens, from, words) : null
    if (near) return { words, near }
    const meaning = likeliest(index, meaningsOf(text))
    if (meaning) return { words, meaning }
    const state = words === 1 && isCode(tokens, from) ? parseState(text) : null
    if (state && text.length === 2) return { words, meaning: { key: 'state', values: [state] } }
    const single = words === 1 && smallWords.has(text)
    const city =
      places && !single
        ? likeliestCity(index, text, placeWords.has(tokens[from - 1]?.text ?? ''))
        : null
    if (city) return { words, near: city }
  }
  return null
}

/**
 * Offers filters for words: "dbt for teens in Austin on medicaid" is an approach, an age, a place
 * and a payment. Stop words between them are dropped, others stay. Null without any.
 */
export const interpretWords = (index: ProgramIndex, query: SearchQuery): Interpretation | null => {
  const tokens = toTokens(query.q)
  const rest: string[] = []
  const unstated: Meaning[] = []
  let interpreted: SearchQuery = { ...query, sort: null, page: 1 }
  for (let at = 0; at < tokens.length; ) {
    const part = partAt(index, tokens, at, interpreted.near === null)
    const { text } = tokens[at] as QueryToken
    if (part?.near) interpreted = { ...interpreted, near: part.near }
    else if (part?.meaning && statedBy(index, part.meaning) === 0) unstated.push(part.meaning)
    else if (part?.meaning) {
      const { key, values } = part.meaning
      const chosen = (interpreted.chosen[key] ?? []).filter((value) => value !== NOT_STATED)
      interpreted = {
        ...interpreted,
        chosen: { ...interpreted.chosen, [key]: withValues(chosen, values) },
      }
    } else if (!smallWords.has(text)) rest.push(text)
    at += part?.words ?? 1
  }
  const named = interpreted.near !== query.near || interpreted.chosen !== query.chosen
  const spot = interpreted.near && findSpot(index.places, interpreted.near)
  return named || unstated.length > 0
    ? { query: { ...interpreted, q: rest.join(' ') }, spot, named, unstated }
    : null
}
