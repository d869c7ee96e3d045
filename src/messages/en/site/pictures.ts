import { number } from '../numbers.js'

const counted = (count: number) => number(count)

export const pictures = {
  hours: (text: string) => `${text}, on a scale from 0 to 30 with lines at 6, 9 and 20`,
  agesTitle: (text: string) => `Ages: ${text}`,
  ages: (text: string) => `Ages: ${text}, on a scale from 0 to 80 with lines at 13, 18, 26 and 65`,
  /** How recently facts were checked, with counts. */
  freshness: {
    fresh: (count: number) => `${counted(count)} checked in the last 3 months`,
    thisYear: (count: number) => `${counted(count)} in the last year`,
    older: (count: number) => `${counted(count)} longer ago`,
    undated: (count: number) => `${counted(count)} with no date`,
  },
}
