type JsonObject = Readonly<Record<string, unknown>>

const covers = (a: JsonObject, b: JsonObject): boolean => {
  for (const key in a) if (!isSame(a[key], b[key])) return false
  return true
}

/** Deep equality of JSON: in any order of keys, and an undefined value counts as missing. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false
  const [left, right] = [a as JsonObject, b as JsonObject]
  if (!covers(left, right)) return false
  for (const key in right) if (left[key] === undefined && right[key] !== undefined) return false
  return true
}
