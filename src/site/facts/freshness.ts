import { daysBetween } from '../../catalog/text/day.js'
import { say } from '../../messages/say.js'

const messages = say.pictures.freshness
/**
 * Age classes of a check: three months, in which hours and openings hold; a year, in which most
 * lists are reissued; older; and no date.
 */
const ages = [
  { most: 92, text: messages.fresh, shade: 'shade-4' },
  { most: 366, text: messages.thisYear, shade: 'shade-2' },
  { most: Number.POSITIVE_INFINITY, text: messages.older, shade: 'shade-1' },
] as const
const undated = { text: messages.undated, shade: 'shade-none' }

const percent = (share: number): string => `${Math.round(1000 * share) / 10}%`

/**
 * How long ago each day (`YYYY-MM-DD`, null where unknown) was as of `today`, as a stacked bar with
 * a text for each part; `label` is its text alternative. Null for an empty list.
 */
export const freshnessOf = (days: readonly (string | null)[], today: string) => {
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
