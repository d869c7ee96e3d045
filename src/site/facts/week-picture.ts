import { weekdays } from '../../catalog/program/fact-schemas.js'
import type { Program } from '../../catalog/program/program.js'
import { sessionText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'

/** The time labels take the first 12% of the drawing; the days share the rest. */
const MARGIN = 12
const COLUMN_WIDTH = (100 - MARGIN) / weekdays.length
/** 16 px an hour keeps three hours tall enough to see and a whole day on a phone's screen. */
const HOUR_HEIGHT = 16
const TOP = 28

const hourOf = (time: string): number => {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return hour + minute / 60
}
const percent = (value: number): string => `${Math.round(value * 10) / 10}%`

/** A week of sessions for drawing; null when no schedule is stated. */
export const weekPicture = ({ schedule }: Program) => {
  if (schedule.length === 0) return null
  // Rounded to three-hour steps, so that the grid lines have round times
  const first = Math.floor(Math.min(...schedule.map(({ start }) => hourOf(start))) / 3) * 3
  const last = Math.ceil(Math.max(...schedule.map(({ end }) => hourOf(end))) / 3) * 3
  const y = (hour: number): number => Math.round(TOP + (hour - first) * HOUR_HEIGHT)
  const text = schedule.map((session) => sessionText(session, false)).join('; ')
  return {
    label: say.program.weekPicture(text),
    text,
    height: y(last) + 12,
    heads: weekdays.map((day, i) => ({
      x: percent(MARGIN + (i + 0.5) * COLUMN_WIDTH),
      name: say.facts.daysShort[day],
    })),
    hours: Array.from({ length: (last - first) / 3 + 1 }, (_, i) => first + i * 3).map((hour) => ({
      y: y(hour),
      base: y(hour) + 4,
      text: say.facts.clock(`${hour % 24}:00`),
    })),
    sessions: schedule.flatMap(({ days: on, start, end }) =>
      on.map((day) => ({
        x: percent(MARGIN + weekdays.indexOf(day) * COLUMN_WIDTH + 0.8),
        y: y(hourOf(start)),
        width: percent(COLUMN_WIDTH - 1.6),
        height: Math.max(4, y(hourOf(end)) - y(hourOf(start))),
      })),
    ),
  }
}
