import { createHash } from 'node:crypto'
import { toComparable } from './plain-text.js'

/** Maximum length of the readable part. */
const LONGEST = 90
const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** `length` letters and digits, at most 32, of a hash of a text: the same in every installation. */
export const toHash = (text: string, length: number): string =>
  Array.from(
    createHash('sha256').update(text).digest().subarray(0, length),
    (byte) => letters[byte & 31],
  ).join('')

/**
 * `name-city-state-level-hash`: the last four characters come from the identity alone, so every
 * installation has the same. Without them 1,585 of the 8,783 bundled programs would collide.
 */
export const toSlug = (parts: readonly string[], identity: string): string => {
  const readable = toComparable(parts.join(' '))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '')
  const hash = toHash(identity, 4)
  return readable === '' ? hash : `${readable}-${hash}`
}

/** Whether a text has the form of a slug. */
export const isSlug = (text: string): boolean =>
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= LONGEST + 5
