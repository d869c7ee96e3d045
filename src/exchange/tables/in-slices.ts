import { setImmediate as turn } from 'node:timers/promises'

/** Milliseconds of work before yielding to the event loop: not noticeable to other requests. */
const SLICE_MS = 10

/** Yields the items in order, and returns to the event loop between time slices. */
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

/** Maps items in order, in such time slices. */
export const mapInSlices = async <T, R>(items: Iterable<T>, map: (item: T) => R): Promise<R[]> => {
  const made: R[] = []
  for await (const item of inSlices(items)) made.push(map(item))
  return made
}
