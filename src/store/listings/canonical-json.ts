import { createHash } from 'node:crypto'

/**
 * Canonical JSON with sorted keys: equal values give equal text, also after PostgreSQL's jsonb has
 * reordered the keys.
 */
export const toCanonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(toCanonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const given = value as Readonly<Record<string, unknown>>
  const keys = Object.keys(given).filter((key) => given[key] !== undefined)
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${toCanonical(given[key])}`)
    .join()}}`
}

/** Deep equality by canonical JSON; absent and undefined properties are equal. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || toCanonical(a) === toCanonical(b)

/** SHA-256 of the parts, each followed by a line break, in hex. */
export const toDigest = (...parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('hex')
}
