import { parseWebAddress } from '../text/web-address.js'
import type { FactKey } from './fact-schemas.js'
import type { Program } from './program.js'

/**
 * A contact of the provider itself, by kind: intake page, intake line, own site, the site of the
 * organization that it belongs to, or main number.
 */
export type ContactWay = Readonly<{
  kind: 'intake-page' | 'intake-phone' | 'website' | 'organization-website' | 'phone'
  to: string
  fact: FactKey
}>
type Candidate = readonly [ContactWay['kind'], string | null, FactKey]

/**
 * Every known contact, most direct first: their own intake, then their site, then the number that a
 * list has for the whole facility. Addresses are validated again, as they become links.
 */
export const contactWaysOf = (program: Program): readonly ContactWay[] => {
  const { facts, intake, website, phone } = program
  const isOrganizations = facts.website?.scope === 'organization'
  const line: Candidate = ['intake-phone', intake.phone, 'intake']
  const isFacilitys = facts.intake?.scope === 'facility'
  const candidates: readonly Candidate[] = [
    ['intake-page', intake.url && parseWebAddress(intake.url), 'intake'],
    ...(isFacilitys ? [] : [line]),
    [
      isOrganizations ? 'organization-website' : 'website',
      website && parseWebAddress(website),
      'website',
    ],
    ...(isFacilitys ? [line] : []),
    ['phone', phone, 'phone'],
  ]
  return candidates.flatMap(([kind, to, fact]) => (to ? [{ kind, to, fact }] : []))
}
