import { say } from '../../messages/say.js'
import { bandsOf } from '../program/ages.js'
import { comparedHours } from '../program/hours.js'
import type { Program } from '../program/program.js'

const messages = say.gate

/** The ASAM Criteria, levels 1, 2.1 and 2.5, and SAMHSA: weekly hours from `min`, below `below`. */
const bounds = {
  iop: {
    adults: { min: 9, below: 20, usual: messages.usual.iopAdults },
    teens: { min: 6, below: 20, usual: messages.usual.iopTeens },
  },
  php: {
    adults: { min: 20, below: 169, usual: messages.usual.php },
    teens: { min: 20, below: 169, usual: messages.usual.php },
  },
  op: {
    adults: { min: 0, below: 9, usual: messages.usual.op },
    teens: { min: 0, below: 6, usual: messages.usual.opTeens },
  },
} as const
const teens: readonly string[] = ['children', 'adolescents']

/** What is usual, in words, if hours are outside their level's bounds; an open end never is. */
export const findUnusualHours = ({ level, hours, ages }: Program): string | null => {
  const { min, max } = comparedHours(hours)
  if (min === null && max === null) return null
  const bands = bandsOf(ages)
  const { adults, teens: young } = bounds[level]
  // Programs that also take teenagers may use their bounds; those only for teenagers must.
  const [low, high] = bands.some((band) => teens.includes(band))
    ? bands.every((band) => teens.includes(band))
      ? [young, young]
      : [young, adults]
    : [adults, adults]
  return (min ?? max ?? 0) < low.min || (max ?? min ?? 0) >= high.below ? low.usual : null
}
