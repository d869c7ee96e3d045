import { commonRuns, commonWords } from './common-passwords.js'
import { guessBits } from './guess-bits.js'
import { isLeaked } from './leaked-passwords.js'

/**
 * Characters, not bytes: length is what makes a password strong. The maximum is far above what a
 * person or a password manager makes.
 */
export const MIN_PASSWORD_LENGTH = 15
export const MAX_PASSWORD_LENGTH = 256
/** Characters that must remain once common parts are removed. */
const MIN_OWN_CHARACTERS = 6
/**
 * Minimum entropy in bits (`guessBits`). Measured: four words drawn from a list of 7,776 have 50
 * and more, four of the 3,000 most common English words mostly 46 and more; names of bands, films
 * and players with a number have fewer than 45.
 */
const MIN_BITS = 45
/**
 * 15 random digits have no more than 50 bits, and contain no words; digits that people choose have
 * far fewer.
 */
const MIN_BITS_OF_DIGITS = 38
/** Fewer distinct characters make no password, however long. */
const MIN_DISTINCT = 5

/** Why a password is refused; the sentence is in the messages. */
export type Weakness = 'short' | 'long' | 'repeated' | 'common'

const signs: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const undoSubstitutions = (text: string): string =>
  text.replace(/[013457@$!]/g, (sign) => signs[sign] ?? sign)

/** A repeated shorter text, such as "abc123abc123abc". */
const isRepetition = (text: string): boolean => {
  const at = (text + text).indexOf(text, 1)
  return at < text.length && text.length % at === 0
}
const reversed = (text: string): string => [...text].reverse().join('')
const runs = commonRuns.flatMap((run) => [run + run, reversed(run + run)])
/** Minimum length of a run that counts as common. */
const MIN_RUN_LENGTH = 4

/** Removes every run along a keyboard row or the alphabet. */
const withoutRuns = (text: string): string => {
  let rest = ''
  for (let i = 0; i < text.length; ) {
    let length = MIN_RUN_LENGTH
    while (i + length <= text.length && runs.some((run) => run.includes(text.slice(i, i + length))))
      length += 1
    if (length > MIN_RUN_LENGTH) i += length - 1
    else rest += text[i++]
  }
  return rest
}

/**
 * The letters that remain after removing as many common words as possible: greedy matching is not
 * optimal, so this is dynamic programming.
 */
const ownLetters = (text: string, words: ReadonlySet<string>, longest: number): number => {
  const least = [0]
  for (let end = 1; end <= text.length; end++) {
    let best = (least[end - 1] as number) + 1
    for (let length = 2; length <= Math.min(longest, end); length++)
      if (words.has(text.slice(end - length, end)))
        best = Math.min(best, least[end - length] as number)
    least.push(best)
  }
  return least[text.length] as number
}

/**
 * A year, a day and a symbol after a word add no strength: this many digits and symbols are
 * ignored.
 */
const IGNORED_SIGNS = 8
const ownCharacters = (text: string, words: ReadonlySet<string>, longest: number): number => {
  const letters = text.replace(/[^\p{L}]+/gu, '')
  return (
    ownLetters(letters, words, longest) +
    Math.max(0, text.replace(/[\p{L}\s]+/gu, '').length - IGNORED_SIGNS)
  )
}
/** What is known of the person: the parts of their name and address. */
const partsOf = (own: readonly string[]): readonly string[] =>
  own
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length > 1)

/** In the leaked list, with or without separators, or below the minimum entropy. */
const isGuessed = (text: string, own: ReadonlySet<string>): boolean =>
  isLeaked(text) ||
  isLeaked(text.replace(/[\s._-]+/g, '')) ||
  guessBits(text, own) < (/^\d+$/.test(text) ? MIN_BITS_OF_DIGITS : MIN_BITS)

/**
 * Why a password is weak; null when it is not. `own` is what others know of the person: name and
 * e-mail address. There are no composition rules. Common passwords are detected offline:
 * repetitions, keyboard runs, and words from the top of leaked lists, with substitutions undone;
 * the bundled list of long leaked passwords; and the entropy of its parts.
 */
export const weaknessOf = (password: string, own: readonly string[]): Weakness | null => {
  const text = password.normalize('NFC').toLowerCase()
  const { length } = [...text]
  if (length < MIN_PASSWORD_LENGTH) return 'short'
  if (length > MAX_PASSWORD_LENGTH) return 'long'
  if (new Set(text).size < MIN_DISTINCT || isRepetition(text)) return 'repeated'
  const words = new Set(
    [...commonWords, ...partsOf(own)].flatMap((word) => [word, undoSubstitutions(word)]),
  )
  const longest = Math.max(...[...words].map((word) => word.length))
  const left = [
    withoutRuns(text),
    undoSubstitutions(withoutRuns(text)),
    withoutRuns(undoSubstitutions(text)),
  ].map((form) => ownCharacters(form, words, longest))
  return Math.min(...left) < MIN_OWN_CHARACTERS || isGuessed(text, new Set(partsOf(own)))
    ? 'common'
    : null
}
