/** Caches a result for `ms`; concurrent callers share one call, and failures are not cached. */
export const cacheBriefly = <T>(
  work: () => Promise<T>,
  ms: number,
  now: () => number = Date.now,
): (() => Promise<T>) => {
  let last: Promise<T> | null = null
  let until = 0
  return () => {
    if (last !== null && now() < until) return last
    const pending = work()
    last = pending
    until = Number.POSITIVE_INFINITY
    pending.then(
      () => {
        until = now() + ms
      },
      () => {
        last = null
      },
    )
    return pending
  }
}
