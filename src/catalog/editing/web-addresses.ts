import { isSameSite } from '../text/own-site.js'
import { toComparable } from '../text/plain-text.js'
import { brokers, trackingMarks } from './blocked-words.js'
import type { Case } from './rule-case.js'

/** Addresses that visitors would follow, by control. */
export const addresses = ({ program }: Case): readonly (readonly [string, URL])[] =>
  [['website', program.website] as const, ['intake.url', program.intake.url] as const].flatMap(
    ([field, address]) =>
      address !== null && URL.canParse(address) ? [[field, new URL(address)] as const] : [],
  )
/** Whether an address is of somebody who sells calls. */
export const isBroker = ({ hostname, pathname }: URL): boolean =>
  brokers.some((pattern) => {
    const [host = '', ...path] = pattern.split('/')
    return (
      (hostname === host || hostname.endsWith(`.${host}`)) &&
      (path.length === 0 || pathname.startsWith(`/${path.join('/')}`))
    )
  })
/** Whether an address carries a mark that tells who sent the visitor. */
export const isTracked = ({ searchParams }: URL): boolean =>
  [...searchParams.keys()].some((key) =>
    trackingMarks.some((mark) =>
      mark.endsWith('_') ? key.toLowerCase().startsWith(mark) : key.toLowerCase() === mark,
    ),
  )

/** Words of a name that say nothing of whose it is. */
const plainWords =
  /^(?:the|and|of|for|inc|llc|health|center|centers|services?|treatment|recovery|program|behavioral|counseling|clinic|care|iop)$/
/** Whether an address seems to be the program's own: on its website, or with a word of its name. */
export const isTheirs = ({ hostname }: URL, { listing, program }: Case): boolean => {
  const host = hostname.replace(/^www\./, '')
  if (program.website !== null && isSameSite(new URL(program.website).hostname, host)) return true
  const words = toComparable(`${listing.organization} ${listing.name}`).split(' ')
  return words.some(
    (word) => word.length > 2 && !plainWords.test(word) && host.replaceAll('-', '').includes(word),
  )
}
