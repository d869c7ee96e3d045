import type { ContactWay } from '../../catalog/program/contact-ways.js'
import { phoneText, toTelephoneAddress } from '../../catalog/text/phone.js'
import { say } from '../../messages/say.js'

/**
 * A way in as a link: where it goes, its words, what it is (also in a word or two), and whether it
 * leaves for the provider's own site.
 */
export type WayLink = Readonly<{
  href: string
  text: string
  what: string
  short: string
  button: string
  external: boolean
}>

export const wayLink = ({ kind, to }: ContactWay): WayLink => {
  const dials = kind === 'intake-phone' || kind === 'phone'
  return {
    href: dials ? toTelephoneAddress(to) : to,
    text: dials ? phoneText(to) : new URL(to).hostname.replace(/^www\./, ''),
    ...say.program.ways[kind],
    external: !dials,
  }
}
