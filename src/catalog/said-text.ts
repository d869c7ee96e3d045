import { say } from '../messages/say.js'
import type { StruckOut } from './facts.js'
import type { Said } from './program.js'
import { sourceKind } from './source.js'

const t = say.facts

/** An edition by name: `samhsa-su-2024` → "SAMHSA substance use directory 2024". */
export const editionText = (source: string): string => {
  const [, list = '', year = '', month] = /^(samhsa-[a-z]+)-(\d{4})(?:-(\d{2}))?$/.exec(source) ?? []
  if (list === 'samhsa-findtreatment' && month) return t.findTreatment(year, Number(month))
  return t.edition(t.lists[list] ?? source, year)
}

/** Who said it: an edition by name, our editors, or the program's own page. */
export const whoText = ({ source }: Said): string => {
  const kind = sourceKind(source)
  return kind === 'samhsa' ? editionText(source) : kind === 'editor' ? t.editor : t.page
}

/** When it was checked, or that it never was. */
export const whenText = (said: Said): string =>
  said.checkedOn ? t.checkedOn(t.date(said.checkedOn)) : sourceKind(said.source) === 'samhsa' ? t.notChecked : t.dateNotKnown

/** Who said a fact, about what, how, and when it was checked. */
export const saidText = (said: Said): string =>
  [whoText(said), t.about[said.scope], said.method === 'import' ? null : t.methods[said.method], whenText(said)]
    .filter((part) => part !== null)
    .join(', ')

/** That something is known to be wrong: since when, by whom, and why. For editors alone. */
export const struckText = ({ on, by, why }: StruckOut): string => t.knownWrong(t.date(on), by, why)
