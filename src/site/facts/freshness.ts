import { daysBetween } from '../../catalog/text/day.js'
import { say } from '../../messages/say.js'

const t = say.pictures.freshness
/**
 * How old a check is: three months, in which hours and openings hold; a year, in which most lists
 * are made anew; older; and no date at all.
 */
const ages = [
  { most: 92, text: t.fresh, shade: 'shade-4' },
  { most: 366, text: t.thisYear, shade: 'shade-2' },
  { most: Number.POSITIVE_INFINITY, text: t.older, shade: 'shade-1' },
] as const
const undated = { text: t.undated, shade: 'shade-none' }

/**
 * A bar of parts that are together a whole, each with its words; `label` says all of it to those
 * who do not see it.
 */
export type Freshness = Readonly<{
  label: string
  parts: readonly Readonly<{ text: string; shade: string; x: string; width: string }>[]
}>

const percent = (share: number): string => `${Math.round(1000 * share) / 10}%`

/**
 * How long ago each of these days (`YYYY-MM-DD`, null where none is known) was on the day `today`.
 * Null where there are none.
 */
export const freshnessOf = (days: readonly (string | null)[], today: string): Freshness | null => {
  const kinds = [...ages, undated]
  const kindOf = (day: string | null): number =>
    day === null ? ages.length : ages.findIndex(({ most }) => daysBetween(day, today) <= most)
  const counts = kinds.map(() => 0)
  for (const day of days) counts[kindOf(day)] = (counts[kindOf(day)] ?? 0) + 1
  let before = 0
  const parts = kinds.flatMap(({ text, shade }, i) => {
    const count = counts[i] ?? 0
    const part = {
      text: text(count),
      shade,
      x: percent(before / days.length),
      width: percent(count / days.length),
    }
    before += count
    return count === 0 ? [] : [part]
  })
  return days.length === 0 ? null : { label: parts.map(({ text }) => text).join('. '), parts }
}
