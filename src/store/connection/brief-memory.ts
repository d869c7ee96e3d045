/**
 * Does what may be asked by anybody any number of times once for all who ask while it is under way,
 * and for `ms` milliseconds after. What failed is asked anew.
 */
export const brieflyRemembered = <T>(
  work: () => Promise<T>,
  ms: number,
  now: () => number = Date.now,
): (() => Promise<T>) => {
  let last: Promise<T> | null = null
  let until = 0
  return () => {
    if (last !== null && now() < until) return last
    const asked = work()
    last = asked
    until = Number.POSITIVE_INFINITY
    asked.then(
      () => {
        until = now() + ms
      },
      () => {
        last = null
      },
    )
    return asked
  }
}
