import { formsOf, partsFrom, type TextForms } from './guess-parts.js'
import { isLeaked, stemOf } from './leaked-passwords.js'

/** Bits to select one of the 33,000 stems of leaked passwords. */
const STEM_BITS = 15
/** Bits for two interleaved texts, and for separators between all words. */
const [WOVEN, SPACED] = [3, 2]

const characterBits = (character: string): number => {
  if (/^[0-9]$/.test(character)) return Math.log2(10)
  if (/^[a-z]$/.test(character)) return Math.log2(26)
  // A special character of the keyboard; other alphabets have more.
  return 5
}

const everyOther = (text: string, from: 0 | 1): string =>
  [...text].filter((_, i) => i % 2 === from).join('')
const interleavedBits = (text: string, own: ReadonlySet<string>): number =>
  WOVEN +
  sequentialBits(formsOf(everyOther(text, 0)), own) +
  sequentialBits(formsOf(everyOther(text, 1)), own)
/** Places where two texts may be interleaved: "a1b2c3", "112233", "102030". */
const findInterleaved = (text: string): ReadonlyMap<number, string> =>
  new Map(
    [...text.matchAll(/(?:[a-z]\d){3,}|(?:\d[a-z]){3,}|(?:(.)\1){3,}|\d{6,}/g)].map(
      ({ 0: part, index }) => [index, part],
    ),
  )

/**
 * The minimum bits from the start to each position, by dynamic programming; `whole` are precomputed
 * parts.
 */
const sequentialBits = (
  forms: TextForms,
  own: ReadonlySet<string>,
  whole: ReadonlyMap<number, readonly [number, number]> = new Map(),
): number => {
  const { plain } = forms
  const least = [0, ...Array.from(plain, () => Number.POSITIVE_INFINITY)]
  for (let start = 0; start < plain.length; start++) {
    const here = least[start] as number
    const reach = (length: number, bits: number): void => {
      least[start + length] = Math.min(least[start + length] as number, here + bits)
    }
    reach(1, characterBits(plain[start] as string))
    for (const [length, bits] of partsFrom(forms, own, start)) reach(length, bits)
    const known = whole.get(start)
    if (known !== undefined) reach(...known)
  }
  return least[plain.length] as number
}

const bitsOf = (text: string, own: ReadonlySet<string>): number => {
  const forms = formsOf(text)
  const stem = stemOf(forms.plain)
  const whole = new Map(
    [...findInterleaved(forms.plain)].map(([start, part]) => [
      start,
      [part.length, interleavedBits(part, own)] as const,
    ]),
  )
  if (stem !== null && isLeaked(stem.text)) whole.set(stem.start, [stem.text.length, STEM_BITS])
  return Math.min(sequentialBits(forms, own, whole), interleavedBits(text, own))
}

/**
 * A lower bound of a text's entropy in bits: parsed as words and names by rank, dates, sequences,
 * keyboard walks, repetitions, stems of leaked passwords and interleavings of these, whichever is
 * cheapest; other characters count as random. `text` is in lower case, `own` is what is known of
 * its author.
 */
export const guessBits = (text: string, own: ReadonlySet<string>): number => {
  const joined = text.replace(/[\s._-]+/g, '')
  return Math.min(
    bitsOf(text, own),
    joined === text ? Number.POSITIVE_INFINITY : bitsOf(joined, own) + SPACED,
  )
}
