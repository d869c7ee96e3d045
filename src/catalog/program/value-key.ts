const inOrder = (_key: string, value: unknown): unknown => {
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string') ? value.toSorted() : value
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
}

/** A key that compares: object keys and word lists are sorted, since checkboxes have no order. */
export const toValueKey = (value: unknown): string => JSON.stringify(value, inOrder)
