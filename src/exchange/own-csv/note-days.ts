import { parseDay } from '../../catalog/text/day.js'
import { isObject, type JsonObject } from '../listings/json-value.js'

/** Notes with normalized days; an invalid or future one is dropped and passed to `report`. */
export const withReadDays = (notes: JsonObject, report: (text: string) => void): JsonObject => {
  const dated = (said: unknown): unknown => {
    if (!isObject(said)) return said
    const { checkedOn, also } = said
    const day = typeof checkedOn === 'string' ? parseDay(checkedOn) : (checkedOn ?? null)
    if (typeof checkedOn === 'string' && day === null) report(checkedOn)
    return { ...said, checkedOn: day, ...(Array.isArray(also) ? { also: also.map(dated) } : {}) }
  }
  return Object.fromEntries(Object.entries(notes).map(([key, note]) => [key, dated(note)]))
}
