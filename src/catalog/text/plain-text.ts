import { hasUnseen, hasUnseenInWords, withoutUnseen } from './unseen.js'

const toLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
const isLine = (line: string, max: number): boolean =>
  line !== '' && line.length <= max && line.isWellFormed()

/**
 * One line of ordinary text, as people type it and files bring it: NFC, blanks collapsed, at most
 * `max` characters; null when it is empty, longer, or holds what nobody sees.
 */
export const parsePlainText = (text: string, max: number): string | null => {
  const line = toLine(text)
  return isLine(line, max) && !hasUnseenInWords(text) ? line : null
}

/**
 * The same for what something or somebody is called: nothing unseen anywhere, and at least one
 * letter or digit.
 */
export const parseName = (text: string, max: number): string | null =>
  /[\p{L}\p{N}]/u.test(text) && !hasUnseen(text) ? parsePlainText(text, max) : null

/** The same for what is looked for: what nobody sees, nobody meant, so it is left out. */
export const parseSought = (text: string, max: number): string | null =>
  parsePlainText(withoutUnseen(text), max)

// Controls (but tab and line breaks, which become blanks), bidi overrides and isolates can hide or
// reorder what a page or a terminal shows.
const reordering = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

/**
 * Whether a text may have been kept by any release: earlier ones took more, and what they took must
 * stay readable.
 */
export const isKeptText = (text: string, max: number): boolean =>
  toLine(text) === text && isLine(text, max) && !reordering.test(text)

/**
 * Text as it is compared: lower case, without accents or what nobody sees, punctuation as one
 * blank. "Cañon-City" and "canon city" are one.
 */
export const toComparable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toLowerCase()
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const LONGEST_SHOWN = 60

/**
 * What a problem repeats of a text: enough to know it again, and nothing that could hide or reorder
 * words.
 */
export const shown = (text: string): string =>
  parsePlainText(text.slice(0, LONGEST_SHOWN), LONGEST_SHOWN) ?? '…'
