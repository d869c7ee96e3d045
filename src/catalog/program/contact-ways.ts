import { parseWebAddress } from '../text/web-address.js'
import type { FactKey, Program } from './program.js'

/**
 * A way to reach the provider itself, and what it is: their intake page, intake line, website or
 * main number.
 */
export type WayIn = Readonly<{
  kind: 'intake-page' | 'intake-phone' | 'website' | 'phone'
  to: string
  fact: FactKey
}>

/**
 * Every way in that is known, the most direct first. Addresses are checked again here, where they
 * are about to become links.
 */
export const waysIn = (program: Program): readonly WayIn[] => {
  const candidates: readonly (readonly [WayIn['kind'], string | null, FactKey])[] = [
    ['intake-page', program.intake.url && parseWebAddress(program.intake.url), 'intake'],
    ['intake-phone', program.intake.phone, 'intake'],
    ['website', program.website && parseWebAddress(program.website), 'website'],
    ['phone', program.phone, 'phone'],
  ]
  return candidates.flatMap(([kind, to, fact]) => (to ? [{ kind, to, fact }] : []))
}
