import { toComparable } from '../text/plain-text.js'
import { parseWebAddress } from '../text/web-address.js'
import type { Value } from '../vocabulary/vocabulary.js'
import type { Provenance } from './program.js'

/**
 * Whose word a statement is: an edition of SAMHSA's lists (`samhsa-su-2024`), an editor (`editor`),
 * the program's own page (its address), a list of somebody else's (its address or its name), a
 * phone call, or a file that says it in nobody's name (`file:2026-11-30:phones.csv`).
 */
export type SourceKind = 'samhsa' | 'editor' | 'page' | 'list' | 'call' | 'file'
type Source = Readonly<{ source: string; kind?: Provenance['kind'] | undefined }>

const edition = /^samhsa-(?:su|mh|findtreatment)-\d{4}(?:-\d\d)?$/
const file = /^file:(\d{4}-\d\d-\d\d):(.*)$/
const call = /\bphone ?calls?\b|\bcall(?:ed)?\b|\b(?:tele)?phoned?\b/i

/**
 * A source that is a web address is a page of the program's own, and any other a list, unless
 * `kind` or its words say that it is something else.
 */
export const kindOf = ({ source, kind }: Source): SourceKind => {
  if (source === 'editor') return 'editor'
  if (edition.test(source)) return 'samhsa'
  if (file.test(source)) return 'file'
  if (parseWebAddress(source) !== null) return kind ?? 'page'
  return kind === 'list' || kind === 'call' ? kind : call.test(source) ? 'call' : 'list'
}

const inSearches: Readonly<Record<SourceKind, Value<'source'>>> = {
  samhsa: 'samhsa',
  editor: 'editor',
  page: 'provider',
  list: 'list',
  call: 'list',
  file: 'list',
}
/** The same as searches ask for it. */
export const sourceKind = (source: Source): Value<'source'> => inSearches[kindOf(source)]

/**
 * The source of what a file says in nobody's name. `day`, `YYYY-MM-DD`, is when it was brought in.
 */
export const toFileSource = (name: string, day: string): string => `file:${day}:${name}`
/** Day and name of such a source; null for any other. */
export const parseFileSource = (source: string): Readonly<{ day: string; name: string }> | null => {
  const [, day, name] = file.exec(source) ?? []
  return day === undefined || name === undefined ? null : { day, name }
}

/**
 * Whether a source's name claims to be SAMHSA, whose word comes in its own files alone. An address
 * is no such name: it can be looked up.
 */
export const claimsSamhsa = (source: string): boolean =>
  parseWebAddress(source) === null &&
  /samhsa|findtreatment/.test(toComparable(source).replaceAll(' ', ''))
/** Whether it claims to be our editors. */
export const claimsEditor = (source: string): boolean =>
  /^(?:(?:our|an|the) )?editors?$/.test(toComparable(source))
/**
 * Whether it claims in words to be the program's own page, whose address is the only way to say so.
 */
export const claimsPage = (source: string): boolean =>
  /^(?:the )?programs own page$/.test(toComparable(source))
