/**
 * Characters that nobody sees, or that move others: controls and formats (bidi among them), private
 * use, unassigned and noncharacters, whatever Unicode lets a program ignore (fillers, selectors,
 * tags, soft hyphens, zero widths), and two signs that are drawn as a blank.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u
/**
 * Blanks and line ends. The mark of byte order counts as a blank to software, and is none to
 * anybody else.
 */
const blanks = /[^\S\ufeff]+/gu
/**
 * No language puts more than three marks on a letter; many more climb over the lines around them.
 */
const piledMarks = /\p{M}{4,}/gu

/**
 * A visitor's phone writes an emoji as several characters; what tells it from a sign, and joins its
 * parts, is part of it.
 */
const emojiSelector = /(\p{Extended_Pictographic})\ufe0f/gu
const emojiJoiner =
  /([\p{Extended_Pictographic}\p{Emoji_Modifier}])\u200d(?=\p{Extended_Pictographic})/gu
/**
 * Persian, Urdu and the scripts of India write words with the two joiners, between letters of their
 * own.
 */
const wordJoiner =
  /([\u0600-\u06ff\u0750-\u077f\u0900-\u0dff])[\u200c\u200d](?=[\u0600-\u06ff\u0750-\u077f\u0900-\u0dff])/gu

const withoutBlanks = (text: string): string => text.replace(blanks, ' ')
const hasMarks = (text: string): boolean => text.normalize('NFC').search(piledMarks) >= 0

/**
 * Whether a name holds what nobody sees: then two names may look like one. Blanks and line ends are
 * seen.
 */
export const hasUnseen = (text: string): boolean =>
  unseen.test(withoutBlanks(text)) || hasMarks(text)

/**
 * The same for sentences, in which emoji and words of every script may stand as they are written.
 */
export const hasUnseenInWords = (text: string): boolean =>
  hasUnseen(text.replace(emojiSelector, '$1').replace(emojiJoiner, '$1').replace(wordJoiner, '$1'))

/** What is left of a text when all that nobody sees is taken out, as whoever typed it means it. */
export const withoutUnseen = (text: string): string =>
  [...withoutBlanks(text)]
    .filter((one) => !unseen.test(one))
    .join('')
    .replace(piledMarks, '')
