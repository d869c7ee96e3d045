import type { Program } from '../../src/catalog/program/program.js'
import { bare } from './programs.js'

/** A street in one ZIP; null: only the ZIP is known. */
export const at = (street: string | null, state: 'OH' | 'TX' | 'MN'): Program['location'] => ({
  street,
  city: 'Columbus',
  state,
  zip: '43215',
  lat: null,
  lon: null,
  precision: 'zip',
})

/** The number that programs made here share unless a test gives them another. */
export const CENTRAL = '614-555-0177'

/** A program of one organization, told from its others by its slug. */
export const atHarbor = (slug: string, own: Partial<Program>): Program => ({
  ...bare,
  sample: false,
  slug,
  organization: 'Harbor Recovery',
  name: `Harbor Recovery ${slug}`,
  phone: CENTRAL,
  ...own,
})
