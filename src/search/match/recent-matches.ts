import type { ProgramColumns } from '../index/columns.js'
import { matchWords, type WordMatch } from './match-words.js'

/** For the words of a search, and at most three variants of them that its answer also matches. */
const CACHE_SIZE = 4

type CachedMatch = Readonly<{ q: string; match: WordMatch }>
/** Cached matches by generation of the index, oldest first: collected with their generation. */
const cache = new WeakMap<object, CachedMatch[]>()

/** The cached query texts of a generation of the index, oldest first. */
export const cachedTexts = (generation: object): readonly string[] =>
  (cache.get(generation) ?? []).map(({ q }) => q)

/** `matchWords`, cached for the last few texts of one generation of the index. */
export const matchWordsCached = (
  generation: object,
  table: ProgramColumns,
  q: string,
): WordMatch => {
  const last = cache.get(generation) ?? []
  const cached = last.find((one) => one.q === q)
  if (cached) return cached.match
  const match = matchWords(table, q)
  if (last.push({ q, match }) > CACHE_SIZE) last.shift()
  cache.set(generation, last)
  return match
}
