import { type List, lists } from '../../catalog/program/fact-schemas.js'
import { type Place, placeFields } from '../../catalog/program/listing.js'
import type { Level } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { levelCodes } from './samhsa-codes.js'

/** Degrees north and east. */
export type Point = Readonly<{ lat: number; lon: number }>

/** A facility, its rows merged; `line` is the first. What the file does not state is null. */
export type ListedPlace = Readonly<{
  place: Place
  line: number
  codes: ReadonlySet<string>
  phone: string | null
  intakePhone: string | null
  website: string | null
  point: Point | null
}>

/** Ignores case and whitespace, and leaves no pipe, which is the key's separator. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s|]+/g, ' ')
    .trim()

/** The seven fields as a match key: equal for the same place within one list. */
export const toSevenKey = (place: Place): string =>
  placeFields.map((field) => plain(place[field])).join('|')

/**
 * `samhsa-su|name1|name2|street1|street2|city|state|zip|iop`, each field normalized. Slugs and
 * history depend on it: its format never changes, and a program keeps it when its address changes.
 */
export const toIdentity = (list: List, place: Place, level: Level): string =>
  `${list}|${toSevenKey(place)}|${level}`

/** The list of an identity; null for a program from no list. */
export const listOf = (identity: string): List | null =>
  lists.find((list) => identity.startsWith(`${list}|`)) ?? null

/** A place's display name: `name1`, with ` – name2` where there is one. */
export const toName = ({ name1, name2 }: Place): string =>
  name2 === '' ? name1 : `${name1} – ${name2}`

/** Whether a street is given, and not just a placeholder of punctuation. */
export const hasStreet = ({ street1 }: Place): boolean => /[\p{L}\p{N}]/u.test(street1)

/** Whether dashes in place of the street withhold the address: `---`, and as often `- - -`. */
export const isWithheld = (place: Place): boolean => place.street1 !== '' && !hasStreet(place)

const saysIntensiveOutpatient = ({ name1, name2 }: Place): boolean =>
  [name1, name2].some((name) =>
    /(?:^| )(?:iop|intensive outpatient)(?: |$)/.test(toComparable(name)),
  )

/** By codes, and on the mental health list an IOP also where the facility's name says so. */
export const levelsOf = (list: List, { place, codes }: ListedPlace): readonly Level[] => {
  const coded = (level: Level): boolean =>
    (levelCodes[list][level] ?? []).some((code) => codes.has(code))
  const named = list === 'samhsa-mh' && saysIntensiveOutpatient(place)
  return (['iop', 'php'] as const).filter((level) => coded(level) || (level === 'iop' && named))
}

/** Merges two rows of one place: all codes of both, of everything else the first that is stated. */
const mergeRows = (first: ListedPlace, next: ListedPlace): ListedPlace => ({
  ...first,
  codes: new Set([...first.codes, ...next.codes]),
  phone: first.phone ?? next.phone,
  intakePhone: first.intakePhone ?? next.intakePhone,
  website: first.website ?? next.website,
  point: first.point ?? next.point,
})

/** Merges rows with the same `keyOf`, in order of their first rows. */
export const mergeRowsBy = <P extends ListedPlace>(
  rows: readonly P[],
  keyOf: (row: P) => string,
): readonly P[] => {
  const places = new Map<string, P>()
  for (const row of rows) {
    const known = places.get(keyOf(row))
    places.set(keyOf(row), known ? { ...known, ...mergeRows(known, row) } : row)
  }
  return [...places.values()]
}
