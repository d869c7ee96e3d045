import { parseSought, toComparable } from '../text/plain-text.js'
import { stateNames } from '../vocabulary/state-names.js'
import { parseValue, type Value } from '../vocabulary/vocabulary.js'

/** A ZIP, or a city in a state; whether it exists is for the search to say. */
export type Near = Readonly<
  { kind: 'zip'; zip: string } | { kind: 'city'; city: string; state: Value<'state'> }
>

/** Parses a state's code or name; null when it is none. */
export const parseState = (text: string): Value<'state'> | null =>
  parseValue('state', text.replaceAll('.', '')) ?? stateNames.get(toComparable(text)) ?? null

const lastWords: ReadonlySet<string> = new Set(
  [...stateNames].flatMap(([name, code]) => [name.split(' ').at(-1) ?? '', code.toLowerCase()]),
)
/** Whether a normalized word is a state's code or ends its name: a cheap check before parsing. */
export const endsState = (word: string): boolean => lastWords.has(word)

/** State names have at most three words: "District of Columbia". */
const MOST_WORDS = 3

/** City and state: split at the comma, else before each of the last words that may be a state. */
const partings = (text: string): readonly (readonly [string, string])[] => {
  const comma = text.lastIndexOf(',')
  if (comma >= 0) return [[text.slice(0, comma), text.slice(comma + 1)]]
  const words = text.split(' ')
  return Array.from(
    { length: Math.min(MOST_WORDS, words.length - 1) },
    (_, i) => words.length - Math.min(MOST_WORDS, words.length - 1) + i,
  ).map((at) => [words.slice(0, at).join(' '), words.slice(at).join(' ')] as const)
}

/** Parses "43215", "Columbus, OH", "columbus ohio", "Columbus, OH 43215" (as its ZIP), or null. */
export const parseNear = (text: string): Near | null => {
  const plain = parseSought(text, 100)
  if (!plain) return null
  const zip = /(?:^|[ ,])(\d{5})(?:-\d{4})?$/.exec(plain)?.[1]
  if (zip) return { kind: 'zip', zip }
  // "West Virginia" is a state, and not a place called West.
  if (parseState(plain)) return null
  const [place] = partings(plain).flatMap(([before, after]) => {
    const city = before.replace(/,{1,9}$/, '').trim()
    const state = parseState(after)
    return state && toComparable(city) !== '' ? [{ kind: 'city' as const, city, state }] : []
  })
  return place ?? null
}

/** The place as a URL parameter. The inverse of `parseNear`. */
export const toNearText = (near: Near): string =>
  near.kind === 'zip' ? near.zip : `${near.city}, ${near.state}`
