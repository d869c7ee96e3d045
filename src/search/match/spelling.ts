import { isSpoken } from '../../catalog/vocabulary/search-words.js'
import { mistakes } from '../../messages/en/vocabulary/spellings.js'
import { hasBit } from '../index/bitset.js'
import type { Table } from '../index/columns.js'
import { lettersOf, mayBeNear } from '../index/letters.js'

/**
 * A word that fewer programs have than this may itself be a mistake, or a name that nobody meant,
 * so it counts as one edit farther away, unless the vocabulary has it.
 */
export const FEW = 3
/** Shorter than this, almost any word is one edit from another. */
const SHORTEST = 3
/** From this length on a word may be two edits away. */
const LONG = 6

/** A word that is found is doubted only when another is so much commoner. */
const MUCH_COMMONER = 20

/**
 * Words that a typed one is compared with, letter by letter, at most. The bundled catalogue has
 * 6,000 words, of which a typed one is compared with some hundred; the bound is for a catalogue
 * whose words somebody made so that a search takes long.
 */
export const MOST_COMPARED = 4000

/**
 * How many edits a word may be away from what it is taken for; a word that is found, one less:
 * names are often near to others.
 */
const mostEdits = (word: string, found: boolean): number =>
  Math.max(0, (word.length < SHORTEST ? 0 : word.length < LONG ? 1 : 2) - (found ? 1 : 0))

/**
 * Three rows of the table of edits, kept: a search through the list of words makes no garbage. No
 * word typed is this long.
 */
const LONGEST = 128
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST)) as [Uint8Array, Uint8Array, Uint8Array]

/**
 * Edits from one word to another: a letter more, less or other, or two neighbours changed over
 * (Damerau-Levenshtein, each letter in one edit at most). More than `most` is Infinity: a row of
 * the table whose least is more ends it.
 */
export const editsBetween = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most || a.length >= LONGEST || b.length >= LONGEST)
    return Number.POSITIVE_INFINITY
  let [before, above, row] = rows
  for (let j = 0; j <= b.length; j++) above[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let edits = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (same ? 0 : 1),
      )
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) edits = Math.min(edits, (before[j - 2] as number) + 1)
      row[j] = edits
      if (edits < least) least = edits
    }
    if (least > most) return Number.POSITIVE_INFINITY
    const free = before
    before = above
    above = row
    row = free
  }
  const edits = above[b.length] as number
  return edits > most ? Number.POSITIVE_INFINITY : edits
}

/** How many programs that can be found have exactly this word. */
export const commonness = ({ postings, live }: Table, word: string): number => {
  const posting = postings.of.get(word)
  let count = 0
  for (let i = 0; posting && i < posting.length; i++)
    if (hasBit(live, (posting.list[i] as number) >>> 8)) count++
  return count
}

/**
 * The word of the catalogue that a typed one was probably meant to be; null when none is near.
 * Fewest edits first, then the commonest, then by its letters. Numbers are never taken for others.
 * `found`: how many programs have what was typed.
 */
export const nearestWord = (table: Table, typed: string, found: number): string | null => {
  const atLeast = Math.max(1, found * MUCH_COMMONER)
  const known = mistakes[typed]
  if (known !== undefined && commonness(table, known) >= atLeast) return known
  const most = mostEdits(typed, found > 0)
  if (most === 0 || /\d/.test(typed)) return null
  let best: { word: string; edits: number; count: number } | null = null
  const { words, letters } = table.postings
  const own = lettersOf(typed)
  let compared = 0
  for (let at = 0; at < words.length && compared < MOST_COMPARED; at++) {
    // One look at its letters passes over all but some hundred of a catalogue's six thousand words.
    if (!mayBeNear(own, letters[at] as number, most)) continue
    const word = words[at] as string
    compared += 1
    const edits =
      word.length < SHORTEST || word === typed
        ? Number.POSITIVE_INFINITY
        : editsBetween(typed, word, most)
    if (edits > most || (best && edits > best.edits)) continue
    const count = commonness(table, word)
    if (count < atLeast) continue
    const far = edits + (count < FEW && !isSpoken(word) ? 1 : 0)
    if (far > most) continue
    if (!best || far < best.edits || (far === best.edits && count > best.count))
      best = { word, edits: far, count }
  }
  return best?.word ?? null
}
