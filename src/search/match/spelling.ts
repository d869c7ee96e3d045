import { isSpoken } from '../../catalog/vocabulary/search-words.js'
import { mistakes } from '../../messages/say.js'
import { hasBit } from '../index/bitset.js'
import type { ProgramColumns } from '../index/columns.js'
import { lettersOf, mayBeNear } from '../index/letters.js'

/** A word in fewer programs may be misspelled: it counts one edit farther, unless it is a term. */
export const FEW = 3
/** Below this length, almost any word is one edit from another. */
const SHORTEST = 3
/** From this length on, two edits are allowed. */
const LONG = 6

/** A word with matches is questioned only when another is this many times as common. */
const MUCH_COMMONER = 20

/** A bound for a catalogue crafted to be slow; of the bundled one, some 100 words are compared. */
export const MOST_COMPARED = 4000

/** The most edits for a word; one fewer if it has matches: names are often similar to others. */
const mostEdits = (word: string, found: boolean): number =>
  Math.max(0, (word.length < SHORTEST ? 0 : word.length < LONG ? 1 : 2) - (found ? 1 : 0))

/** Three rows of the edit distance matrix, allocated once; no typed word is this long. */
const MATRIX_LENGTH = 128
const matrixRows = [0, 1, 2].map(() => new Uint8Array(MATRIX_LENGTH)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

/**
 * Restricted Damerau-Levenshtein distance: insertions, deletions, substitutions, transpositions,
 * each letter edited at most once. Infinity if above `most`: it stops at such a row.
 */
export const editsBetween = (a: string, b: string, most: number): number => {
  if (
    Math.abs(a.length - b.length) > most ||
    a.length >= MATRIX_LENGTH ||
    b.length >= MATRIX_LENGTH
  )
    return Number.POSITIVE_INFINITY
  let [before, above, row] = matrixRows
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

/** How many live programs have exactly this word. */
export const countProgramsWith = ({ postings, live }: ProgramColumns, word: string): number => {
  const posting = postings.of.get(word)
  let count = 0
  for (let i = 0; posting && i < posting.length; i++)
    if (hasBit(live, (posting.list[i] as number) >>> 8)) count++
  return count
}

/**
 * The likeliest word for a typed one that `found` programs have; null when none is near. Fewest
 * edits first, then most common, then alphabetical. Words with digits are never corrected.
 */
export const nearestWord = (table: ProgramColumns, typed: string, found: number): string | null => {
  const atLeast = Math.max(1, found * MUCH_COMMONER)
  const known = mistakes[typed]
  if (known !== undefined && countProgramsWith(table, known) >= atLeast) return known
  const most = mostEdits(typed, found > 0)
  if (most === 0 || /\d/.test(typed)) return null
  let best: { word: string; edits: number; count: number } | null = null
  const { words, letters } = table.postings
  const own = lettersOf(typed)
  let compared = 0
  for (let at = 0; at < words.length && compared < MOST_COMPARED; at++) {
    // The letter sets rule out all but about a hundred of a catalogue's six thousand words.
    if (!mayBeNear(own, letters[at] as number, most)) continue
    const word = words[at] as string
    compared += 1
    const edits =
      word.length < SHORTEST || word === typed
        ? Number.POSITIVE_INFINITY
        : editsBetween(typed, word, most)
    if (edits > most || (best && edits > best.edits)) continue
    const count = countProgramsWith(table, word)
    if (count < atLeast) continue
    const far = edits + (count < FEW && !isSpoken(word) ? 1 : 0)
    if (far > most) continue
    if (!best || far < best.edits || (far === best.edits && count > best.count))
      best = { word, edits: far, count }
  }
  return best?.word ?? null
}
