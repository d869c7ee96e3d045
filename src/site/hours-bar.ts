import { hoursText } from '../catalog/fields.js'
import { comparedHours } from '../catalog/hours.js'
import type { Program } from '../catalog/program.js'
import { say } from '../messages/say.js'

/** The scale ends at 30 hours: the most that a program calling itself IOP was found to state. */
const SCALE = 30
/** Where IOPs for teenagers, IOPs for adults and day programs begin (ASAM Criteria, 3rd edition). */
const lines = [6, 9, 20]
const percent = (hours: number): string => `${Math.round((1000 * Math.min(hours, SCALE)) / SCALE) / 10}%`

/** A drawing in percentages of its width: `range` a block, `open` a block with an end nobody stated, `dot` one number, `empty` not stated. */
export type HoursBar = Readonly<{
  label: string
  text: string
  stated: boolean
  ticks: readonly { x: string; hours: number }[]
  range: { x: string; width: string; open: boolean } | null
  dot: string | null
}>

const ticks = lines.map((hours) => ({ x: percent(hours), hours }))

/** Hours a week as words and as a bar on a 0–30 scale, in clock hours where they are known. */
export const hoursBar = (program: Program): HoursBar => {
  const { min, max } = comparedHours(program.hours)
  const text = hoursText(program) ?? say.program.hoursNotStated
  const single = min !== null && min === max
  const from = min ?? 0
  return {
    label: say.pictures.hours(text),
    text,
    stated: min !== null || max !== null,
    ticks,
    dot: single ? percent(from) : null,
    range:
      single || (min === null && max === null)
        ? null
        : { x: percent(from), width: percent((max ?? SCALE) - from), open: min === null || max === null },
  }
}
