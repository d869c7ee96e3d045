import { parseWebAddress } from '../text/web-address.js'
import type { FactKey } from './fact-schemas.js'
import type { Program } from './program.js'

/** A contact of the provider itself, by kind: intake page, intake line, website or main number. */
export type ContactWay = Readonly<{
  kind: 'intake-page' | 'intake-phone' | 'website' | 'phone'
  to: string
  fact: FactKey
}>

/** Every known contact, most direct first; addresses are validated again, as they become links. */
export const contactWaysOf = (program: Program): readonly ContactWay[] => {
  const candidates: readonly (readonly [ContactWay['kind'], string | null, FactKey])[] = [
    ['intake-page', program.intake.url && parseWebAddress(program.intake.url), 'intake'],
    ['intake-phone', program.intake.phone, 'intake'],
    ['website', program.website && parseWebAddress(program.website), 'website'],
    ['phone', program.phone, 'phone'],
  ]
  return candidates.flatMap(([kind, to, fact]) => (to ? [{ kind, to, fact }] : []))
}
