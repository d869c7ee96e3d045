import { NOT_STATED } from '../../catalog/program/facets.js'
import { type Meaning, meaningsOf } from '../../catalog/search/phrases.js'
import { endsState, type Near, parseNear, parseState } from '../../catalog/search/place-query.js'
import { anything, type SearchQuery, withValues } from '../../catalog/search/search-query.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { smallWords } from '../../messages/en/vocabulary/spellings.js'
import { columnOf } from '../index/flags.js'
import type { ProgramIndex } from '../index/program-index.js'
import { findSpot, type Spot } from '../places/places.js'
import { findCities } from './cities-named.js'
import { countFound } from './resolve-query.js'

/**
 * A question with the words that name a filter turned into that filter, for the reader to agree to.
 * `spot` is its place; `named`: whether anything was; `unstated`: what was named and no program
 * states, which is no filter.
 */
export type Interpretation = Readonly<{
  query: SearchQuery
  spot: Spot | null
  named: boolean
  unstated: readonly Meaning[]
}>
/** A word as it is compared. `capitals`: it was written so, as codes of states are. */
type Token = Readonly<{ text: string; capitals: boolean }>
/** One word or several that mean something; `words` is how many. */
type Part = Readonly<{ words: number; near?: Near; meaning?: Meaning }>

/** "Springfield Gardens New York State": names of places have fewer words than this. */
const LONGEST = 6
/**
 * Without "in" or "near" before it, and without its state, a word is a city only where so many
 * programs of a state have it, and these are a fair part of all that do: "hope" is more than Hope,
 * Arkansas, and "center" more than Center, Texas.
 */
const MANY = 5
const FAIR_PART = 0.3
/**
 * A filter that fewer than this share of the programs state than another of the same name would
 * find next to nothing.
 */
const HARDLY = 0.1
const placeWords: ReadonlySet<string> = new Set([
  'in',
  'near',
  'around',
  'nearby',
  'at',
  'by',
  'from',
])

const toTokens = (q: string): readonly Token[] =>
  q.split(/[\s,]+/).flatMap((piece) => {
    const comparable = toComparable(piece)
    return comparable === ''
      ? []
      : comparable.split(' ').map((text) => ({
          text,
          capitals: /\p{L}/u.test(piece) && piece === piece.toUpperCase(),
        }))
  })

/**
 * The program count of the values of a filter: how much is lost by choosing this meaning of a word.
 */
const statedBy = ({ table }: ProgramIndex, { key, values }: Meaning): number =>
  values.reduce(
    (sum, value) => sum + (table.totals[columnOf.get(key)?.markOf.get(value) ?? -1] ?? 0),
    0,
  )

/** Of several filters that a word may mean, the first that a fair number of programs state. */
const likeliest = (index: ProgramIndex, meanings: readonly Meaning[]): Meaning | undefined => {
  const most = Math.max(0, ...meanings.map((meaning) => statedBy(index, meaning)))
  return meanings.find((meaning) => statedBy(index, meaning) >= most * HARDLY)
}

/** The likeliest city of a name; null where that is more often just a word. */
const likeliestCity = (index: ProgramIndex, name: string, sure: boolean): Near | null => {
  const [best] = findCities(index, name)
  if (!best) return null
  const isPlace =
    sure ||
    (best.programs >= MANY &&
      best.programs >= FAIR_PART * countFound(index, { ...anything, q: `"${name}"` }))
  return isPlace ? best.near : null
}

const textOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ')

/**
 * A state's code is a word like others ("in", "me") unless it is written in capitals, or ends the
 * question.
 */
const isCode = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at] as Token
  return token.capitals || (at === tokens.length - 1 && !smallWords.has(token.text))
}

/** A ZIP, or a city with its state, that we know. */
const placeAt = (
  index: ProgramIndex,
  tokens: readonly Token[],
  from: number,
  words: number,
): Near | null => {
  const to = from + words
  const { text: last } = tokens[to - 1] as Token
  if (words === 1 ? !/^\d{5}$/.test(last) : !endsState(last)) return null
  // "portland or depression" is no place in Oregon; "portland or", at the end, is.
  if (smallWords.has(last) && to < tokens.length && !isCode(tokens, to - 1)) return null
  const near = parseNear(textOf(tokens, from, to))
  return near && findSpot(index.places, near) ? near : null
}

/**
 * The longest run of words from here on that means something; of one length, a place with its
 * state, a word of the vocabulary, a city.
 */
const partAt = (
  index: ProgramIndex,
  tokens: readonly Token[],
  from: number,
  places: boolean,
): Part | null => {
  for (let words = Math.min(LONGEST, tokens.length - from); words > 0; words--) {
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
 * Reads a question's words as filters: "dbt for teens in Austin on medicaid" is an approach, an
 * age, a place and a payment. Small words between what was recognised are dropped, other words stay
 * words. Nothing is applied: this is an offer. Null when nothing is recognised.
 */
export const understand = (index: ProgramIndex, query: SearchQuery): Interpretation | null => {
  const tokens = toTokens(query.q)
  const rest: string[] = []
  const unstated: Meaning[] = []
  let asked: SearchQuery = { ...query, sort: null, page: 1 }
  for (let at = 0; at < tokens.length; ) {
    const part = partAt(index, tokens, at, asked.near === null)
    const { text } = tokens[at] as Token
    if (part?.near) asked = { ...asked, near: part.near }
    else if (part?.meaning && statedBy(index, part.meaning) === 0) unstated.push(part.meaning)
    else if (part?.meaning) {
      const { key, values } = part.meaning
      const chosen = (asked.chosen[key] ?? []).filter((value) => value !== NOT_STATED)
      asked = { ...asked, chosen: { ...asked.chosen, [key]: withValues(chosen, values) } }
    } else if (!smallWords.has(text)) rest.push(text)
    at += part?.words ?? 1
  }
  const named = asked.near !== query.near || asked.chosen !== query.chosen
  const spot = asked.near && findSpot(index.places, asked.near)
  return named || unstated.length > 0
    ? { query: { ...asked, q: rest.join(' ') }, spot, named, unstated }
    : null
}
