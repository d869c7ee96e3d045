import { comparedHours } from '../../catalog/program/hours.js'
import type { Program } from '../../catalog/program/program.js'
import { hoursText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'

/** The scale ends at 30 hours: the most that any program calling itself IOP was found to state. */
const SCALE_HOURS = 30
/**
 * Lower bounds of IOPs for teenagers, IOPs for adults and day programs (ASAM Criteria, 3rd
 * edition).
 */
const lines = [6, 9, 20]
const percent = (hours: number): string => `${Math.round((1000 * hours) / SCALE_HOURS) / 10}%`

/** The scale under every bar of a page, drawn once and reused. */
export const hoursScale = {
  end: String(SCALE_HOURS),
  ticks: lines.map((hours) => ({ x: percent(hours), hours })),
}

/**
 * A bar from `min` to `max` hours in percentages of the scale, clipped to it; the text has the
 * exact values. `range` is a block, `open` with an unstated end, `dot` a single number. Neither:
 * not stated. `label` is its text alternative.
 */
export const toBar = (text: string, label: string, min: number | null, max: number | null) => {
  const from = Math.min(min ?? 0, SCALE_HOURS)
  const to = Math.min(max ?? SCALE_HOURS, SCALE_HOURS)
  const stated = min !== null || max !== null
  return {
    label,
    text,
    stated,
    dot: stated && from === to ? percent(from) : null,
    range:
      stated && from < to
        ? { x: percent(from), width: percent(to - from), open: min === null || max === null }
        : null,
  }
}

export type HoursBar = ReturnType<typeof toBar>

/** Hours a week as text and as a bar on a 0–30 scale, in clock hours where known. */
export const hoursBar = (program: Program): HoursBar => {
  const { min, max } = comparedHours(program.hours)
  const text = hoursText(program) ?? say.program.hoursNotStated
  return toBar(text, say.pictures.hours(text), min, max)
}
