import type { ListedChange } from './catalogue.js'

/** The latest change of each slug. `add` expects ascending sequence numbers, as `after` returns. */
export type ChangeFeed = Readonly<{
  add: (change: ListedChange) => void
  after: (since: number, limit: number) => readonly ListedChange[]
}>

/** An empty feed. `after` is a binary search over a list that is rebuilt after each `add`. */
export const createChangeFeed = (): ChangeFeed => {
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
