import { popCount } from './bitset.js'

/** The letters of a word as a 32-bit set: 26 bits for a to z, the other six for everything else. */
export const lettersOf = (word: string): number => {
  let letters = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    letters |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6))
  }
  return letters
}

/** Whether words may be within this many edits, cheaply: an edit changes at most two bits. */
export const mayBeNear = (letters: number, others: number, edits: number): boolean =>
  popCount(letters ^ others) <= 2 * edits
