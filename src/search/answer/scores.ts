import { countBits, countIntersection } from '../index/bitset.js'
import type { ProgramColumns } from '../index/columns.js'
import { hitScore, rarity } from '../index/relevance.js'
import type { WordFilter } from '../match/filters.js'

/** Scores by slot, 0 if not found. Rarity is catalogue-wide, so other filters change no score. */
export const scoresOf = (
  table: ProgramColumns,
  words: readonly WordFilter[],
  found: Uint32Array,
): Float64Array => {
  const total = countBits(table.live)
  const scores = new Float64Array(table.programs.length)
  for (const { fits, best } of words) {
    const rare = rarity(total, countIntersection(fits, table.live))
    for (let i = 0; i < found.length; i++) {
      const slot = found[i] as number
      scores[slot] = (scores[slot] as number) + hitScore(rare, best[slot] as number)
    }
  }
  return scores
}
