import type { PointOf } from '../../catalog/editing/form-values.js'
import { say } from '../../messages/say.js'
import type { JsonObject } from '../listings/json-value.js'

type PlacedFacts = Readonly<{
  facts: JsonObject
  problems: readonly Readonly<{ field: string; message: string }>[]
}>
const messages = say.fileProblems

/**
 * Completes an address: coordinates by ZIP where it has none; without a ZIP an `area`, its city and
 * state. One with a precision states its coordinates in full, and stays as it is.
 */
export const placeFacts = (facts: JsonObject, pointOf: PointOf): PlacedFacts => {
  const { location, ...others } = facts
  const { street, city, state, zip, lat, lon, precision } = (location ?? {}) as Partial<
    Record<string, string | number>
  >
  if (location === undefined || precision !== undefined) return { facts, problems: [] }
  if (typeof zip === 'string' && city !== undefined && state !== undefined) {
    const own = lat === undefined || lon === undefined ? null : { lat, lon, precision: 'exact' }
    const point = own ?? pointOf(zip) ?? { lat: null, lon: null, precision: 'zip' }
    return {
      facts: {
        ...others,
        location: {
          street: street ?? null,
          city,
          state,
          zip,
          lat: point.lat,
          lon: point.lon,
          precision: point.precision,
        },
      },
      problems: [],
    }
  }
  const problems = [
    ...(street === undefined && lat === undefined && lon === undefined && zip === undefined
      ? []
      : [{ field: 'zip', message: messages.noWholeAddress }]),
    ...(state === undefined ? [{ field: 'state', message: messages.noStateOfCity }] : []),
  ]
  return {
    facts: state === undefined ? others : { area: { city: city ?? null, state }, ...others },
    problems,
  }
}
