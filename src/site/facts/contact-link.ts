import type { SharedLines } from '../../catalog/program/answered-program.js'
import type { ContactWay } from '../../catalog/program/contact-ways.js'
import { phoneText, toTelephoneAddress } from '../../catalog/text/phone.js'
import { say } from '../../messages/say.js'

const sharedBy: Partial<Record<ContactWay['kind'], keyof SharedLines>> = {
  phone: 'phoneShared',
  'intake-phone': 'intakePhoneShared',
}
/** How many programs share a number, as a sentence; null where no other place has it. */
export const sharedText = (kind: ContactWay['kind'], lines: SharedLines): string | null => {
  const key = sharedBy[kind]
  const line = key === undefined ? null : lines[key]
  return line && say.facts.sharedLine(line.programs, line.states)
}

/**
 * A contact as a link: a phone as a `tel:` link, a web address shown as its host. `external`: it
 * leads to another site; `shared`: who else has the number.
 */
export const contactLink = ({ kind, to }: ContactWay, lines: SharedLines) => {
  const dials = kind === 'intake-phone' || kind === 'phone'
  return {
    href: dials ? toTelephoneAddress(to) : to,
    text: dials ? phoneText(to) : new URL(to).hostname.replace(/^www\./, ''),
    ...say.program.ways[kind],
    external: !dials,
    shared: sharedText(kind, lines),
  }
}
