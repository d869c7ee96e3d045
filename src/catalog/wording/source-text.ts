import { say } from '../../messages/say.js'
import type { Provenance } from '../program/program.js'
import { kindOf, parseFileSource } from '../program/source-kind.js'
import type { StruckOut } from '../program/statements.js'
import { isDay } from '../text/day.js'
import { parseWebAddress } from '../text/web-address.js'

const t = say.facts

/** An edition by name: `samhsa-su-2024` → "SAMHSA substance use directory 2024". */
export const editionText = (source: string): string => {
  const [, list = '', year = '', month] =
    /^(samhsa-[a-z]+)-(\d{4})(?:-(\d{2}))?$/.exec(source) ?? []
  if (list === 'samhsa-findtreatment' && month) return t.findTreatment(year, Number(month))
  return t.edition(t.lists[list] ?? source, year)
}

const host = (address: string): string => new URL(address).hostname.replace(/^www\./, '')

/**
 * Who said it: an edition by name, our editors, the program's own page, another list by its name or
 * its host, a call, or a file by its day.
 */
export const whoText = (said: Pick<Provenance, 'source' | 'kind'>): string => {
  const { source } = said
  const address = parseWebAddress(source)
  switch (kindOf(said)) {
    case 'samhsa':
      return editionText(source)
    case 'editor':
      return t.editor
    case 'page':
      return t.page
    case 'call':
      return address === null ? t.call(source) : t.call(host(address))
    case 'list':
      return address === null ? source : t.otherList(host(address))
    case 'file': {
      const { day, name } = parseFileSource(source) ?? { day: '', name: source }
      return t.file(name, isDay(day) ? t.date(day) : '')
    }
  }
}

/** When it was checked, or that it never was. */
export const whenText = (said: Provenance): string =>
  said.checkedOn
    ? t.checkedOn(t.date(said.checkedOn))
    : kindOf(said) === 'samhsa'
      ? t.notChecked
      : t.dateNotKnown

/** A list is read whoever reads it, and on its page at most. */
const howText = (said: Provenance): string | null =>
  said.method === 'import' ||
  (said.method === 'page' && ['list', 'file', 'call'].includes(kindOf(said)))
    ? null
    : t.methods[said.method]

/** Who said a fact, about what, how, and when it was checked. */
export const saidText = (said: Provenance): string =>
  [whoText(said), t.about[said.scope], howText(said), whenText(said)]
    .filter((part) => part !== null)
    .join(', ')

/** That something is known to be wrong: since when, by whom, and why. For editors alone. */
export const struckText = ({ on, by, why }: StruckOut): string => t.knownWrong(t.date(on), by, why)
