/**
 * Controls and formats (bidi among them), private use, unassigned and noncharacters, everything
 * default-ignorable (fillers, selectors, tags, zero widths), and two symbols drawn as blanks.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u
/** Whitespace. JavaScript counts the byte order mark as whitespace, readers do not. */
const blanks = /[^\S\ufeff]+/gu
/** No language stacks more than three marks; longer stacks overlap the lines around them. */
const piledMarks = /\p{M}{4,}/gu

/** Emoji are sequences: a variation selector and joiners are part of them. */
const emojiSelector = /(\p{Extended_Pictographic})\ufe0f/gu
const emojiJoiner =
  /([\p{Extended_Pictographic}\p{Emoji_Modifier}])\u200d(?=\p{Extended_Pictographic})/gu
/** Persian, Urdu and the scripts of India use the two joiners within words. */
const wordJoiner =
  /([\u0600-\u06ff\u0750-\u077f\u0900-\u0dff])[\u200c\u200d](?=[\u0600-\u06ff\u0750-\u077f\u0900-\u0dff])/gu

const withoutBlanks = (text: string): string => text.replace(blanks, ' ')
const hasMarks = (text: string): boolean => text.normalize('NFC').search(piledMarks) >= 0

/** With invisible characters two names may look alike; whitespace counts as visible. */
export const hasInvisible = (text: string): boolean =>
  unseen.test(withoutBlanks(text)) || hasMarks(text)

/** The same for sentences, which may have emoji and words of every script. */
export const hasInvisibleInWords = (text: string): boolean =>
  hasInvisible(
    text.replace(emojiSelector, '$1').replace(emojiJoiner, '$1').replace(wordJoiner, '$1'),
  )

/** The text without its invisible characters, which whoever typed it did not mean. */
export const withoutInvisible = (text: string): string =>
  [...withoutBlanks(text)]
    .filter((one) => !unseen.test(one))
    .join('')
    .replace(piledMarks, '')
