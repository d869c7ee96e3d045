import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A Bloom filter: contents, origin and hashing are in prisma/seed/README.md. */
const file = new URL('../../../prisma/seed/leaked-passwords.bloom', import.meta.url)
/** Hash functions: the optimum for 18 bits per entry, with a false positive rate of 1 in 5,700. */
const HASH_FUNCTIONS = 12

const MIN_STEM_LENGTH = 12

/** The bit positions of a text in a filter of `size` bits. */
export const probesOf = (text: string, size: number): readonly number[] => {
  const hash = createHash('sha256').update(text).digest()
  const [from, step] = [hash.readUInt32LE(0), hash.readUInt32LE(4)]
  return Array.from({ length: HASH_FUNCTIONS }, (_, i) => (from + i * step) % size)
}

/**
 * From the first letter to the last, where that is 12 characters or more: a password without the
 * digits and symbols around it.
 */
export const stemOf = (text: string): Readonly<{ start: number; text: string }> | null => {
  const found = /[a-z].*[a-z]/.exec(text)
  return found === null || found[0].length < MIN_STEM_LENGTH
    ? null
    : { start: found.index, text: found[0] }
}

let filter: Buffer | null = null

/**
 * Whether a text in lower case is in the leaked list: a password of 15 characters or more, or a
 * stem of one. Loaded at first use.
 */
export const isLeaked = (text: string): boolean => {
  filter ??= readFileSync(file)
  const bits = filter
  return probesOf(text, bits.length * 8).every(
    (at) => ((bits[at >> 3] as number) >> (at & 7)) % 2 === 1,
  )
}
