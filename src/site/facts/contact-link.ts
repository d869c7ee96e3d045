import type { ContactWay } from '../../catalog/program/contact-ways.js'
import { phoneText, toTelephoneAddress } from '../../catalog/text/phone.js'
import { say } from '../../messages/say.js'

/**
 * A contact as a link: target, text, description (`short` in a word or two), and whether it leads
 * to an external site.
 */
export type ContactLink = Readonly<{
  href: string
  text: string
  what: string
  short: string
  button: string
  external: boolean
}>

/** A phone as a `tel:` link, a web address shown as its host. */
export const contactLink = ({ kind, to }: ContactWay): ContactLink => {
  const dials = kind === 'intake-phone' || kind === 'phone'
  return {
    href: dials ? toTelephoneAddress(to) : to,
    text: dials ? phoneText(to) : new URL(to).hostname.replace(/^www\./, ''),
    ...say.program.ways[kind],
    external: !dials,
  }
}
