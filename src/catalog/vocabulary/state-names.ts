import { toComparable } from '../text/plain-text.js'
import { labelOf, type Value, valuesOf } from './vocabulary.js'

/** The code of each state by its name, as `toComparable` returns it. */
export const stateNames: ReadonlyMap<string, Value<'state'>> = new Map(
  valuesOf('state').map((code) => [toComparable(labelOf('state', code)), code]),
)
