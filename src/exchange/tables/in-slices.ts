import { setImmediate as turn } from 'node:timers/promises'

/**
 * How long one slice of work may hold the process, in milliseconds: others who ask meanwhile do not
 * notice it.
 */
const SLICE_MS = 10

/** The same items in their order, in slices of time between which other requests get their turn. */
export async function* inSlices<T>(items: Iterable<T>): AsyncGenerator<T, void, undefined> {
  let began = performance.now()
  for (const item of items) {
    if (performance.now() - began > SLICE_MS) {
      await turn()
      began = performance.now()
    }
    yield item
  }
}

/** What `map` makes of each item, in their order, made in such slices. */
export const mapInSlices = async <T, R>(items: Iterable<T>, map: (item: T) => R): Promise<R[]> => {
  const made: R[] = []
  for await (const item of inSlices(items)) made.push(map(item))
  return made
}
