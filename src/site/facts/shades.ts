import { say } from '../../messages/say.js'

/** Shades that are still distinguishable on a small drawing. */
const SHADE_COUNT = 4
const names = Array.from({ length: SHADE_COUNT }, (_, i) => `shade-${i + 1}`)

/** Lower bounds of the shades: quantiles of the counts. */
const firstsOf = (counts: readonly number[]): readonly number[] => {
  const sorted = counts.toSorted((a, b) => a - b)
  return [
    ...new Set(
      Array.from(
        { length: SHADE_COUNT },
        (_, i) => sorted[Math.floor((i * sorted.length) / SHADE_COUNT)] ?? 0,
      ),
    ),
  ]
}

/**
 * A quantile color scale for these counts, darker for more. `of` is the CSS class of a count's
 * shade; `legend` has each shade with its range, lightest first.
 */
export const shadesOf = (counts: readonly number[]) => {
  const firsts = firstsOf(counts)
  const placeOf = (count: number): number =>
    Math.max(
      0,
      firsts.findLastIndex((first) => first <= count),
    )
  const lasts: number[] = []
  for (const count of counts) lasts[placeOf(count)] = Math.max(lasts[placeOf(count)] ?? 0, count)
  return {
    of: (count: number): string => names[placeOf(count)] ?? '',
    legend: firsts.map((first, i) => ({
      shade: names[i] ?? '',
      text: say.usMap.steps(first, lasts[i] ?? first),
    })),
  }
}
