import { createHash, randomInt } from 'node:crypto'

const letters = '23456789abcdefghjkmnpqrstvwxyz'
/**
 * 25 of 30 letters are 122 bits: of a secret of 112 bits or more a fast hash may be kept (ASVS 5.0,
 * 6.5.2), and it stands in an address.
 */
const GROUPS = 5
const group = (): string =>
  Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
/** A new receipt code: five groups of five letters and digits. */
export const newCode = (): string => Array.from({ length: GROUPS }, group).join('-')
/** What is kept of a code. */
export const hashOf = (code: string): string =>
  createHash('sha256').update(code).digest('base64url')
