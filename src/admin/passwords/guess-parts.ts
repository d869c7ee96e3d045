import { guessedWords } from './guessed-words.js'
import { walksFrom } from './keyboard-walk.js'

/** A substring that costs fewer bits than its characters: [length, bits]. */
export type GuessPart = readonly [number, number]
/** A text in lower case, one code unit per character, as it is and with substitutions undone. */
export type TextForms = Readonly<{ plain: string; meant: readonly string[] }>

/** Bits for a following part, a substitution, and a reversed word. */
const [JOINT, SPELLED, BACKWARDS] = [1, 1, 2]
/** The longest word of the list. */
const MAX_WORD_LENGTH = 24

/** Character substitutions. Ambiguous ones are read both ways. */
const signs: readonly Readonly<Record<string, string>>[] = [
  {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '8': 'b',
    '9': 'g',
    '@': 'a',
    $: 's',
    '!': 'i',
    '+': 't',
  },
  {
    '0': 'o',
    '1': 'l',
    '2': 'z',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '6': 'g',
    '7': 't',
    '@': 'a',
    $: 's',
    '!': 'l',
    '(': 'c',
  },
]
/**
 * Private-use code points that stand in for characters outside the BMP, which take two code units.
 */
const PRIVATE_USE_START = 0xe000
/** More than a step of a sequence. */
const PRIVATE_USE_STEP = 7

/** A text with its accents removed and substitutions undone, in each way. */
export const formsOf = (text: string): TextForms => {
  const characters = [...text]
  const wide = [...new Set(characters.filter((character) => character.length > 1))]
  const plain = characters.map((character) =>
    character.length > 1
      ? String.fromCharCode(PRIVATE_USE_START + PRIVATE_USE_STEP * wide.indexOf(character))
      : character,
  )
  const bare = plain.map((character) => character.normalize('NFD')[0] as string)
  return {
    plain: plain.join(''),
    meant: [
      bare,
      ...signs.map((letters) => bare.map((character) => letters[character] ?? character)),
    ].map((form) => form.join('')),
  }
}

const backwards = (text: string): string => [...text].reverse().join('')

/** Words and names, by rank. */
function* wordsFrom(
  { plain, meant }: TextForms,
  own: ReadonlySet<string>,
  start: number,
): Generator<GuessPart> {
  const words = guessedWords()
  const bitsOf = (word: string): number =>
    own.has(word) ? 1 : (words.get(word) ?? Number.POSITIVE_INFINITY)
  for (let length = 2; length <= Math.min(MAX_WORD_LENGTH, plain.length - start); length++)
    for (const form of meant) {
      const word = form.slice(start, start + length)
      const spelled = word === plain.slice(start, start + length) ? 0 : SPELLED
      const bits = Math.min(bitsOf(word), bitsOf(backwards(word)) + BACKWARDS)
      if (bits < Number.POSITIVE_INFINITY) yield [length, bits + spelled + JOINT]
    }
}

/** A year; a day of a year; a day of a century, in any order, with or without separators. */
const dates: readonly (readonly [RegExp, number])[] = [
  [/^(?:19|20)\d\d/, 7],
  [/^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))/, 9],
  [
    /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:(?:19|20)\d\d|\d\d)|^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/,
    16,
  ],
  [/^\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)?\d\d|^(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}/, 17],
]
const MAX_DATE_LENGTH = 10

function* datesFrom({ plain }: TextForms, start: number): Generator<GuessPart> {
  const rest = plain.slice(start, start + MAX_DATE_LENGTH)
  for (const [date, bits] of dates) {
    const found = date.exec(rest)
    if (found !== null) yield [found[0].length, bits]
  }
}

/**
 * Sequences such as "aaa", "2468" or "cba": bits for the first character and the step, then for the
 * length.
 */
function* sequencesFrom({ plain }: TextForms, start: number): Generator<GuessPart> {
  const step = plain.charCodeAt(start + 1) - plain.charCodeAt(start)
  if (!(Math.abs(step) <= 5)) return
  for (let at = start + 2; plain.charCodeAt(at) - plain.charCodeAt(at - 1) === step; at += 1) {
    const length = at - start + 1
    yield [length, 5 + Math.log2(length)]
  }
}

/** Repetitions of an earlier part, as is or reversed. */
function* copiesFrom({ plain }: TextForms, start: number): Generator<GuessPart> {
  const before = plain.slice(0, start)
  for (let length = 3; start + length <= plain.length; length++) {
    const copy = plain.slice(start, start + length)
    const again = before.includes(copy)
    const mirrored = before.endsWith(backwards(copy))
    if (!again && !mirrored) {
      if (length > MAX_WORD_LENGTH) return
      continue
    }
    yield [length, before.endsWith(copy) ? 2 : mirrored ? 3 : 5]
  }
}

/** Every cheaper part that begins at `start`. `own` is what is known of the author. */
export function* partsFrom(
  forms: TextForms,
  own: ReadonlySet<string>,
  start: number,
): Generator<GuessPart> {
  yield* wordsFrom(forms, own, start)
  yield* walksFrom(forms.plain, start)
  yield* sequencesFrom(forms, start)
  yield* copiesFrom(forms, start)
  yield* datesFrom(forms, start)
}
