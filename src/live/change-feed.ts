import type { ListedChange } from './catalogue.js'

/**
 * Changes in the order of their numbers, each slug once with its newest. `add` takes them in that
 * order.
 */
export type Feed = Readonly<{
  add: (change: ListedChange) => void
  after: (since: number, limit: number) => readonly ListedChange[]
}>

export const createFeed = (): Feed => {
  const newest = new Map<string, ListedChange>()
  // Made when it is asked for: changes come one at a time, and a client asks once in a while.
  let inOrder: readonly ListedChange[] | null = null
  const add = ({ seq, at, slug, kind }: ListedChange): void => {
    newest.delete(slug)
    newest.set(slug, { seq, at, slug, kind })
    inOrder = null
  }
  const after = (since: number, limit: number): readonly ListedChange[] => {
    inOrder ??= [...newest.values()]
    let low = 0
    let high = inOrder.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((inOrder[middle] as ListedChange).seq <= since) low = middle + 1
      else high = middle
    }
    return inOrder.slice(low, low + limit)
  }
  return { add, after }
}
