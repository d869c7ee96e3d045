import { createHash, randomBytes } from 'node:crypto'

const HOW_MANY = 10
/** Letters and digits that are not mistaken for each other on paper: no 0, o, 1, l, i or u. 30 of them, so 16 are 78 bits. */
const letters = 'abcdefghjkmnpqrstvwxyz23456789'
const LENGTH = 16

const makeCode = (): string => {
  const picked: string[] = []
  // A byte past the last whole multiple would make the first letters likelier.
  while (picked.length < LENGTH) for (const byte of randomBytes(LENGTH)) if (byte < 240) picked.push(letters[byte % letters.length] as string)
  return (picked.slice(0, LENGTH).join('').match(/.{4}/g) as string[]).join('-')
}

/** Ten new codes as they are shown, once. */
export const makeCodes = (): readonly string[] => Array.from({ length: HOW_MANY }, makeCode)

/** What is kept of a code, however it was typed. Codes are long and random, so one fast hash keeps them as well as a slow one. */
export const hashOfCode = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('hex')
