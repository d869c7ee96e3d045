import type { ContactWay } from '../../catalog/program/contact-ways.js'
import { phoneText, toTelephoneAddress } from '../../catalog/text/phone.js'
import { say } from '../../messages/say.js'

/**
 * A contact as a link: a phone as a `tel:` link, a web address shown as its host. `external`: it
 * leads to another site.
 */
export const contactLink = ({ kind, to }: ContactWay) => {
  const dials = kind === 'intake-phone' || kind === 'phone'
  return {
    href: dials ? toTelephoneAddress(to) : to,
    text: dials ? phoneText(to) : new URL(to).hostname.replace(/^www\./, ''),
    ...say.program.ways[kind],
    external: !dials,
  }
}
