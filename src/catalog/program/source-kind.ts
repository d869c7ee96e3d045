import { toComparable } from '../text/plain-text.js'
import { parseWebAddress } from '../text/web-address.js'
import type { Value } from '../vocabulary/vocabulary.js'
import type { ProvenanceKind } from './fact-schemas.js'
import type { Provenance } from './program.js'

/**
 * Who made a statement: an edition of SAMHSA's lists (`samhsa-su-2024`), a year of another federal
 * list (`va-facilities-2022`), an editor (`editor`), the program's own page (its address), a
 * third-party list (its address or name), a phone call, or an unattributed file
 * (`file:2026-11-30:phones.csv`).
 */
export type SourceKind = 'samhsa' | 'federal' | 'editor' | ProvenanceKind | 'file'
type SourceName = Readonly<{ source: string; kind?: Provenance['kind'] | undefined }>

const edition = /^samhsa-(?:su|mh|findtreatment)-\d{4}(?:-\d\d)?$/
const federal = /^(?:va-facilities|hifld-hospitals)-\d{4}$/
const file = /^file:(\d{4}-\d\d-\d\d):(.*)$/
const call = /\bphone ?calls?\b|\bcall(?:ed)?\b|\b(?:tele)?phoned?\b/i

/** An address is the program's own page and a name a list, unless `kind` or the wording differs. */
export const kindOf = ({ source, kind }: SourceName): SourceKind => {
  if (source === 'editor') return 'editor'
  if (edition.test(source)) return 'samhsa'
  if (federal.test(source)) return 'federal'
  if (file.test(source)) return 'file'
  if (parseWebAddress(source) !== null) return kind ?? 'page'
  return kind === 'list' || kind === 'call' ? kind : call.test(source) ? 'call' : 'list'
}

const inSearches: Readonly<Record<SourceKind, Value<'source'>>> = {
  samhsa: 'samhsa',
  federal: 'list',
  editor: 'editor',
  page: 'provider',
  list: 'list',
  call: 'list',
  file: 'list',
}
/** The same as a value of the `source` facet. */
export const sourceKind = (source: SourceName): Value<'source'> => inSearches[kindOf(source)]

/** Whether a source is a federal list, of SAMHSA or another agency: only its own files speak for it. */
export const isFederal = (source: SourceName): boolean =>
  ['samhsa', 'federal'].includes(kindOf(source))

/** The year of a federal list, by its name in statements; 0 for any other source. */
export const yearOf = (source: string): number =>
  edition.test(source) || federal.test(source) ? Number(/-(\d{4})/.exec(source)?.[1]) : 0

/** The source of an unattributed file. `day`, `YYYY-MM-DD`, is when it was imported. */
export const toFileSource = (name: string, day: string): string => `file:${day}:${name}`
/** Parses such a source; null for any other. */
export const parseFileSource = (source: string): Readonly<{ day: string; name: string }> | null => {
  const [, day, name] = file.exec(source) ?? []
  return day === undefined || name === undefined ? null : { day, name }
}

/** Whether a name claims to be SAMHSA, as only its own files may; an address can be looked up. */
export const claimsSamhsa = (source: string): boolean =>
  parseWebAddress(source) === null &&
  /samhsa|findtreatment/.test(toComparable(source).replaceAll(' ', ''))
/** Whether a source's name claims to be our editors. */
export const claimsEditor = (source: string): boolean =>
  /^(?:(?:our|an|the) )?editors?$/.test(toComparable(source))
/** Whether a source's name claims to be the program's own page, which only an address can be. */
export const claimsPage = (source: string): boolean =>
  /^(?:the )?programs own page$/.test(toComparable(source))
