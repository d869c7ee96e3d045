import { say } from '../../messages/say.js'
import type { Provenance } from '../program/program.js'
import { isFederal, kindOf, parseFileSource } from '../program/source-kind.js'
import type { StruckOut } from '../program/statements.js'
import { isDay } from '../text/day.js'
import { parseWebAddress } from '../text/web-address.js'

const messages = say.facts

/** A federal list by name: `samhsa-su-2024` → "SAMHSA substance use directory 2024". */
export const editionText = (source: string): string => {
  const [, list = '', year = '', month] =
    /^([a-z]+-[a-z]+)-(\d{4})(?:-(\d{2}))?$/.exec(source) ?? []
  if (list === 'samhsa-findtreatment' && month) return messages.findTreatment(year, Number(month))
  return messages.edition(messages.lists[list] ?? source, year)
}

const host = (address: string): string => new URL(address).hostname.replace(/^www\./, '')

/** The source by name: a federal list, editors, the program's page, a list, a call or a file. */
export const whoText = (said: Pick<Provenance, 'source' | 'kind'>): string => {
  const { source } = said
  const address = parseWebAddress(source)
  switch (kindOf(said)) {
    case 'samhsa':
    case 'federal':
      return editionText(source)
    case 'editor':
      return messages.editor
    case 'page':
      return messages.page
    case 'call':
      return address === null ? messages.call(source) : messages.call(host(address))
    case 'list':
      return address === null ? source : messages.otherList(host(address))
    case 'file': {
      const { day, name } = parseFileSource(source) ?? { day: '', name: source }
      return messages.file(name, isDay(day) ? messages.date(day) : '')
    }
  }
}

/** When it was checked, or that it was not. */
export const whenText = (said: Provenance): string =>
  said.checkedOn
    ? messages.checkedOn(messages.date(said.checkedOn))
    : isFederal(said)
      ? messages.notChecked
      : messages.dateNotKnown

/** A list is only ever read, on its page at most, so the method is not shown. */
const howText = (said: Provenance): string | null =>
  said.method === 'import' ||
  (said.method === 'page' && ['list', 'file', 'call'].includes(kindOf(said)))
    ? null
    : messages.methods[said.method]

/** A fact's provenance in words: source, scope, method, and when it was checked. */
export const saidText = (said: Provenance): string =>
  [whoText(said), messages.about[said.scope], howText(said), whenText(said)]
    .filter((part) => part !== null)
    .join(', ')

/** That a statement was struck out: when, by whom, and why. For editors only. */
export const struckText = ({ on, by, why }: StruckOut): string =>
  messages.knownWrong(messages.date(on), by, why)
