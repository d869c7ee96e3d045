/** Compares texts by code units, so that every process and machine agrees. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The first of sorted texts, from `from` on, that is not less than `start`: a binary search. */
export const lowerBound = (texts: readonly string[], start: string, from = 0): number => {
  let low = from
  let high = texts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((texts[middle] as string) < start) low = middle + 1
    else high = middle
  }
  return low
}
