import { createHash, randomBytes } from 'node:crypto'

const HOW_MANY = 10
/**
 * Letters and digits that are not mistaken for each other on paper: no 0, o, 1, l, i or u. 30 of
 * them, so 24 are 117 bits: of a secret of 112 bits or more a fast hash may be kept (ASVS 5.0,
 * 6.5.2).
 */
const letters = 'abcdefghjkmnpqrstvwxyz23456789'
const LENGTH = 24

/** One new code, in groups of four letters that a person can read out and keep their place in. */
export const makeCode = (): string => {
  const picked: string[] = []
  // A byte past the last whole multiple would make the first letters likelier.
  while (picked.length < LENGTH)
    for (const byte of randomBytes(LENGTH))
      if (byte < 240) picked.push(letters[byte % letters.length] as string)
  return (picked.slice(0, LENGTH).join('').match(/.{4}/g) as string[]).join('-')
}

/**
 * Whether what was typed in a code's place, and was right, was a recovery code: an app's codes are
 * six digits.
 */
export const isRecoveryCode = (typed: string): boolean => !/^\d{6}$/.test(typed.replace(/\s/g, ''))

/** Ten new codes as they are shown, once. */
export const makeCodes = (): readonly string[] => Array.from({ length: HOW_MANY }, makeCode)

/**
 * What is kept of a code, however it was typed. Codes are long and random, so one fast hash keeps
 * them as well as a slow one. Codes of 16 letters, which were made before 2026-12, still work until
 * their owner makes new ones.
 */
export const hashOfCode = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('hex')
