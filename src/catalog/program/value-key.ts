const inOrder = (_key: string, value: unknown): unknown => {
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string') ? value.toSorted() : value
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
}

/** A value as it is compared: keys and words in one order, as ticks have none. */
export const toValueKey = (value: unknown): string => JSON.stringify(value, inOrder)
