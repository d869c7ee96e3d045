import { parsePlainText, toComparable } from './plain-text.js'
import { labelOf, parseValue, type Value, valuesOf } from './vocabulary.js'

/** Where someone looks from: a ZIP, or a city in a state. Whether it exists is for the search to say. */
export type Near = Readonly<{ kind: 'zip'; zip: string } | { kind: 'city'; city: string; state: Value<'state'> }>

const stateNames = new Map(valuesOf('state').map((code) => [toComparable(labelOf('state', code)), code]))
const parseState = (text: string): Value<'state'> | null =>
  parseValue('state', text.replaceAll('.', '')) ?? stateNames.get(toComparable(text)) ?? null

const cityAndState = (text: string): readonly [string, string] | null => {
  const comma = text.lastIndexOf(',')
  if (comma >= 0) return [text.slice(0, comma), text.slice(comma + 1)]
  const blank = text.lastIndexOf(' ')
  return blank >= 0 ? [text.slice(0, blank), text.slice(blank + 1)] : null
}

/** "43215", "43215-1234", "Columbus, OH", "columbus ohio" → a place; null for anything else. */
export const parseNear = (text: string): Near | null => {
  const plain = parsePlainText(text, 100)
  if (!plain) return null
  const zip = /^(\d{5})(?:-\d{4})?$/.exec(plain)?.[1]
  if (zip) return { kind: 'zip', zip }
  const [before, after] = cityAndState(plain) ?? []
  const city = before?.replace(/,+$/, '').trim()
  const state = after && parseState(after)
  return city && state && toComparable(city) !== '' ? { kind: 'city', city, state } : null
}

/** The place as an address carries it. The inverse of `parseNear`. */
export const toNearText = (near: Near): string => (near.kind === 'zip' ? near.zip : `${near.city}, ${near.state}`)
