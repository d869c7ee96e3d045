import type { Level, List, Program, Said } from '../catalog/program.js'
import { sourceKind } from '../catalog/source.js'
import { parseWebAddress } from '../catalog/web-address.js'
import { say } from '../messages/say.js'

const t = say.facts

/** An edition by name: `samhsa-su-2024` → "SAMHSA substance use directory 2024". */
export const editionText = (source: string): string => {
  const [, list = '', year = '', month] = /^(samhsa-[a-z]+)-(\d{4})(?:-(\d{2}))?$/.exec(source) ?? []
  if (list === 'samhsa-findtreatment' && month) return t.findTreatment(year, Number(month))
  return t.edition(t.lists[list] ?? source, year)
}

const whoText = (said: Said): string => {
  const kind = sourceKind(said.source)
  return kind === 'samhsa' ? editionText(said.source) : kind === 'editor' ? t.editor : t.page
}
const whenText = (said: Said): string =>
  said.checkedOn ? t.checkedOn(t.date(said.checkedOn)) : sourceKind(said.source) === 'samhsa' ? t.notChecked : t.dateNotKnown

/** Who said a fact, about what, and when it was checked; `href` is the page where it can be read, null when there is none. */
export const sourceOf = (said: Said): Readonly<{ text: string; href: string | null }> => ({
  text: [whoText(said), t.about[said.scope], said.method === 'import' ? null : t.methods[said.method], whenText(said)]
    .filter((part) => part !== null)
    .join(', '),
  href: sourceKind(said.source) === 'provider' ? parseWebAddress(said.source) : null,
})

/** The levels of care that a list has codes for; any other level in it was read from the name of a place. */
const codedLevels: Readonly<Record<List, readonly Level[]>> = { 'samhsa-su': ['iop', 'php'], 'samhsa-mh': ['php'] }

/** Who said a program's level of care, which is no fact with a note: the list by its code, the place by its own name, or whoever entered it. */
export const levelSource = ({ edition, level }: Program): Readonly<{ text: string; href: string | null }> => {
  if (!edition) return { text: t.levelEntered, href: null }
  const source = `${edition.list}-${edition.year}`
  return codedLevels[edition.list].includes(level)
    ? sourceOf({ source, scope: 'facility', checkedOn: null, method: 'import' })
    : { text: t.levelByName(t.lists[edition.list] ?? edition.list), href: null }
}

/** For a card: when the listing was last checked and how, or that it never was. */
export const checkedText = (program: Program): string => {
  const notes = Object.values(program.facts)
  const newest = notes.find((note) => note.checkedOn === program.checkedOn)
  if (!newest) return t.notStated
  return program.checkedOn ? `${t.date(program.checkedOn)}, ${t.methods[newest.method]}` : `${whoText(newest)}, ${whenText(newest)}`
}

/** "at this facility" where a fact is about the whole place, else null. */
export const facilityText = (said: Said | undefined): string | null => (said?.scope === 'facility' ? t.atFacility : null)
