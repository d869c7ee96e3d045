import { createHash, randomBytes } from 'node:crypto'

const CODE_COUNT = 10
/**
 * Letters and digits that are not confused on paper: no 0, o, 1, l, i or u. 30 of them, so 24 are
 * 117 bits: for a secret of at least 112 bits a fast hash is acceptable (ASVS 5.0, 6.5.2).
 */
const letters = 'abcdefghjkmnpqrstvwxyz23456789'
const CODE_LENGTH = 24

/** A new recovery code, in groups of four characters for reading aloud. */
export const makeCode = (): string => {
  const picked: string[] = []
  // Rejection sampling: bytes from 240 would favor the first letters.
  while (picked.length < CODE_LENGTH)
    for (const byte of randomBytes(CODE_LENGTH))
      if (byte < 240) picked.push(letters[byte % letters.length] as string)
  return (picked.slice(0, CODE_LENGTH).join('').match(/.{4}/g) as string[]).join('-')
}

/** Whether an accepted code was a recovery code: an app's codes are six digits. */
export const isRecoveryCode = (typed: string): boolean => !/^\d{6}$/.test(typed.replace(/\s/g, ''))

/** Ten new recovery codes. */
export const makeCodes = (): readonly string[] => Array.from({ length: CODE_COUNT }, makeCode)

/**
 * The hash of a recovery code, independent of case and separators. Codes are long and random, so a
 * fast hash is as safe as a slow one. Codes of 16 characters, made before 2026-12, work until they
 * are renewed.
 */
export const hashOfCode = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('hex')
