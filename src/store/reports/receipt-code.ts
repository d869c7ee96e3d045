import { createHash, randomInt } from 'node:crypto'

const letters = '23456789abcdefghjkmnpqrstvwxyz'
/**
 * 25 of 30 letters are 122 bits: secrets of 112 bits or more may be stored under a fast hash (ASVS
 * 5.0, 6.5.2), and be in a URL.
 */
const GROUPS = 5
const group = (): string =>
  Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
/** A new receipt code: five groups of five letters and digits. */
export const newCode = (): string => Array.from({ length: GROUPS }, group).join('-')
/** The stored hash of a code: SHA-256 in base64url. */
export const hashOf = (code: string): string =>
  createHash('sha256').update(code).digest('base64url')
