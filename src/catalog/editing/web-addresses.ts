import { isSameSite } from '../text/own-site.js'
import { toComparable } from '../text/plain-text.js'
import { brokers, trackingParameters } from './blocked-words.js'
import type { RuleCase } from './rule-case.js'

/** Web addresses that visitors would follow, by control. */
export const webAddressesOf = ({ program }: RuleCase): readonly (readonly [string, URL])[] =>
  [['website', program.website] as const, ['intake.url', program.intake.url] as const].flatMap(
    ([field, address]) =>
      address !== null && URL.canParse(address) ? [[field, new URL(address)] as const] : [],
  )
/** Whether an address belongs to a broker, which sells callers to providers. */
export const isBroker = ({ hostname, pathname }: URL): boolean =>
  brokers.some((pattern) => {
    const [host = '', ...path] = pattern.split('/')
    return (
      (hostname === host || hostname.endsWith(`.${host}`)) &&
      (path.length === 0 || pathname.startsWith(`/${path.join('/')}`))
    )
  })
/** Whether an address has a tracking parameter. */
export const isTracked = ({ searchParams }: URL): boolean =>
  [...searchParams.keys()].some((key) =>
    trackingParameters.some((name) =>
      name.endsWith('_') ? key.toLowerCase().startsWith(name) : key.toLowerCase() === name,
    ),
  )

/** Generic words of a name, which identify no provider. */
const plainWords =
  /^(?:the|and|of|for|inc|llc|health|center|centers|services?|treatment|recovery|program|behavioral|counseling|clinic|care|iop)$/
/** Whether an address seems the provider's: on its website's domain, or with a word of its name. */
export const isTheirs = ({ hostname }: URL, { listing, program }: RuleCase): boolean => {
  const host = hostname.replace(/^www\./, '')
  if (program.website !== null && isSameSite(new URL(program.website).hostname, host)) return true
  const words = toComparable(`${listing.organization} ${listing.name}`).split(' ')
  return words.some(
    (word) => word.length > 2 && !plainWords.test(word) && host.replaceAll('-', '').includes(word),
  )
}
