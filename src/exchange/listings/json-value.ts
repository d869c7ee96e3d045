/** An object as JSON has them. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a JSON value is an object, and neither null nor a list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value states nothing: null, missing, or an empty list. */
export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
