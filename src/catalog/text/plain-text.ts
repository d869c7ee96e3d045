import { hasInvisible, hasInvisibleInWords, withoutInvisible } from './invisible-characters.js'

const toLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
const isLine = (line: string, max: number): boolean =>
  line !== '' && line.length <= max && line.isWellFormed()

/** One NFC line, whitespace collapsed; null if empty, above `max` or with invisible characters. */
export const parsePlainText = (text: string, max: number): string | null => {
  const line = toLine(text)
  return isLine(line, max) && !hasInvisibleInWords(text) ? line : null
}

/** The same for a name: no invisible characters at all, and at least one letter or digit. */
export const parseName = (text: string, max: number): string | null =>
  /[\p{L}\p{N}]/u.test(text) && !hasInvisible(text) ? parsePlainText(text, max) : null

/** The same for a search text: invisible characters are removed instead. */
export const parseSought = (text: string, max: number): string | null =>
  parsePlainText(withoutInvisible(text), max)

// Controls (tabs are spaces by now), bidi overrides and isolates can hide or reorder text.
const reordering = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

/** Whether any release may have stored this text: earlier ones took more, which stays readable. */
export const isKeptText = (text: string, max: number): boolean =>
  toLine(text) === text && isLine(text, max) && !reordering.test(text)

/** For comparison: "Cañon-City" and "canon city" are equal, invisible characters are removed. */
export const toComparable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toLowerCase()
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const LONGEST_SHOWN = 60

/** A text as a problem quotes it: recognizable, with nothing that could hide or reorder words. */
export const shown = (text: string): string =>
  parsePlainText(text.slice(0, LONGEST_SHOWN), LONGEST_SHOWN) ?? '…'
