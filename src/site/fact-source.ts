import type { Level, List, Program, Said } from '../catalog/program.js'
import { saidText, whenText, whoText } from '../catalog/said-text.js'
import { sourceKind } from '../catalog/source.js'
import { parseWebAddress } from '../catalog/web-address.js'
import { say } from '../messages/say.js'

const t = say.facts

/** Who said a fact, about what, and when it was checked; `href` is the page where it can be read, null when there is none. */
export const sourceOf = (said: Said): Readonly<{ text: string; href: string | null }> => ({
  text: saidText(said),
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
