import { say } from '../../messages/say.js'
import { bandsOf } from '../program/ages.js'
import { comparedHours } from '../program/hours.js'
import type { Program } from '../program/program.js'

const t = say.gate

/**
 * Hours a week by level of care (ASAM's and SAMHSA's own bounds): from `min` on, below `below`.
 * Teenagers' programs begin lower.
 */
const bounds = {
  iop: {
    adults: { min: 9, below: 20, usual: t.usual.iopAdults },
    teens: { min: 6, below: 20, usual: t.usual.iopTeens },
  },
  php: {
    adults: { min: 20, below: 169, usual: t.usual.php },
    teens: { min: 20, below: 169, usual: t.usual.php },
  },
  op: {
    adults: { min: 0, below: 9, usual: t.usual.op },
    teens: { min: 0, below: 6, usual: t.usual.opTeens },
  },
} as const
const teens: readonly string[] = ['children', 'adolescents']

/**
 * Hours outside the level's bounds, with what is usual; null where they are within or not stated.
 * An open end is no offence.
 */
export const unusual = ({ level, hours, ages }: Program): string | null => {
  const { min, max } = comparedHours(hours)
  if (min === null && max === null) return null
  const bands = bandsOf(ages)
  const { adults, teens: young } = bounds[level]
  // A program that takes teenagers too may go by their bounds, one only for them must.
  const [low, high] = bands.some((band) => teens.includes(band))
    ? bands.every((band) => teens.includes(band))
      ? [young, young]
      : [young, adults]
    : [adults, adults]
  return (min ?? max ?? 0) < low.min || (max ?? min ?? 0) >= high.below ? low.usual : null
}
