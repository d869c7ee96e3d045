// Control characters (but tab and line breaks, which become blanks), bidi overrides and isolates: they can hide or reorder
// what a page or a terminal shows, and no name or address needs them.
const hidden = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

/** One line of ordinary text: NFC, blanks collapsed, at most `max` characters; null when it is empty, longer or holds hidden characters. */
export const parsePlainText = (text: string, max: number): string | null => {
  const plain = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return plain === '' || plain.length > max || hidden.test(plain) || !plain.isWellFormed() ? null : plain
}

/** Text as it is compared: lower case, without accents, punctuation as one blank. "Cañon-City" and "canon city" are one. */
export const toComparable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const LONGEST_SHOWN = 60

/** What a problem repeats of a text: enough to know it again, and nothing that could hide or reorder words. */
export const shown = (text: string): string => parsePlainText(text.slice(0, LONGEST_SHOWN), LONGEST_SHOWN) ?? '…'
