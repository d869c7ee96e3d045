import type { ListedChange } from './catalogue.js'

/**
 * An empty feed of changes, only the latest of each slug. `add` expects them by ascending sequence
 * number; `after` returns at most `limit` changes after `since`: a binary search over a list that is
 * rebuilt after each `add`.
 */
export const createChangeFeed = () => {
  const newest = new Map<string, ListedChange>()
  // Built lazily: changes come one at a time, and a client polls once in a while.
  let sorted: readonly ListedChange[] | null = null
  const add = ({ seq, at, slug, kind }: ListedChange): void => {
    newest.delete(slug)
    newest.set(slug, { seq, at, slug, kind })
    sorted = null
  }
  const after = (since: number, limit: number): readonly ListedChange[] => {
    sorted ??= [...newest.values()]
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sorted[middle] as ListedChange).seq <= since) low = middle + 1
      else high = middle
    }
    return sorted.slice(low, low + limit)
  }
  return { add, after }
}
