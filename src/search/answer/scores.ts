import { countBits, countBoth } from '../index/bitset.js'
import type { Table } from '../index/columns.js'
import { hitScore, rarity } from '../index/relevance.js'
import type { WordFilter } from '../match/filters.js'

/**
 * The score of every program that was found, by slot; of the others it says nothing. How rare a
 * word is comes from the whole catalogue, so a score does not depend on the other filters.
 */
export const scoresOf = (
  table: Table,
  words: readonly WordFilter[],
  found: Uint32Array,
): Float64Array => {
  const total = countBits(table.live)
  const scores = new Float64Array(table.programs.length)
  for (const { fits, best } of words) {
    const rare = rarity(total, countBoth(fits, table.live))
    for (let i = 0; i < found.length; i++) {
      const slot = found[i] as number
      scores[slot] = (scores[slot] as number) + hitScore(rare, best[slot] as number)
    }
  }
  return scores
}
