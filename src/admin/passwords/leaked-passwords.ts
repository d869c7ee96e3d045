import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/**
 * A Bloom filter: prisma/seed/README.md says of what, from where, and how a text finds its bits.
 */
const file = new URL('../../../prisma/seed/leaked-passwords.bloom', import.meta.url)
/**
 * Bits set for each text: the best number for 18 bits of room each, at which 1 of 5,700 others is
 * taken for known.
 */
const PROBES = 12

const SHORTEST_STEM = 12

/** The places of a text's bits in a filter of `size` bits. */
export const probesOf = (text: string, size: number): readonly number[] => {
  const hash = createHash('sha256').update(text).digest()
  const [from, step] = [hash.readUInt32LE(0), hash.readUInt32LE(4)]
  return Array.from({ length: PROBES }, (_, i) => (from + i * step) % size)
}

/**
 * From the first letter to the last, where that is 12 characters or more: what is left when numbers
 * and signs around a password are taken away.
 */
export const stemOf = (text: string): Readonly<{ start: number; text: string }> | null => {
  const found = /[a-z].*[a-z]/.exec(text)
  return found === null || found[0].length < SHORTEST_STEM
    ? null
    : { start: found.index, text: found[0] }
}

let filter: Buffer | null = null

/**
 * Whether a text in lower case is known from leaks: a password of 15 characters or more, or a stem
 * of one. Read at first use.
 */
export const isLeaked = (text: string): boolean => {
  filter ??= readFileSync(file)
  const bits = filter
  return probesOf(text, bits.length * 8).every(
    (at) => ((bits[at >> 3] as number) >> (at & 7)) % 2 === 1,
  )
}
