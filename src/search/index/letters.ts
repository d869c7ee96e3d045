import { ones } from './bitset.js'

/**
 * The letters of a word as a set, a bit each: 26 for a to z, the other six for whatever else there
 * is.
 */
export const lettersOf = (word: string): number => {
  let letters = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    letters |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6))
  }
  return letters
}

/**
 * An edit puts a letter in, takes one out, or both: words of which more letters differ are farther
 * apart than this many edits.
 */
export const mayBeNear = (letters: number, others: number, edits: number): boolean =>
  ones(letters ^ others) <= 2 * edits
