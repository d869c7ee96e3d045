import type { Place } from '../../catalog/program/listing.js'
import type { Level, List } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { levelCodes } from './samhsa-codes.js'

/** Degrees north and east. */
export type Point = Readonly<{ lat: number; lon: number }>

/**
 * One place as a file lists it, the rows that name it united; `line` is its first. What the file
 * does not say is null.
 */
export type ListedPlace = Readonly<{
  place: Place
  line: number
  codes: ReadonlySet<string>
  phone: string | null
  intakePhone: string | null
  website: string | null
  point: Point | null
}>

const fields = ['name1', 'name2', 'street1', 'street2', 'city', 'state', 'zip'] as const

/**
 * As the seven fields are compared: case and blanks aside. The stroke parts them in a key, so none
 * may hold one.
 */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s|]+/g, ' ')
    .trim()

/** The seven fields as one text: two places are the same in one list when these are. */
export const toSevenKey = (place: Place): string =>
  fields.map((field) => plain(place[field])).join('|')

/**
 * The identity of a program of a list: `samhsa-su|name1|name2|street1|street2|city|state|zip|iop`,
 * the fields as they are compared. Slugs and history hang on it: its form never changes, and a
 * program keeps the one it was first listed under when its place is written anew.
 */
export const toIdentity = (list: List, place: Place, level: Level): string =>
  `${list}|${toSevenKey(place)}|${level}`

export const lists: readonly List[] = ['samhsa-su', 'samhsa-mh']

/** The list that an identity belongs to; null for a program that no list brought. */
export const listOf = (identity: string): List | null =>
  lists.find((list) => identity.startsWith(`${list}|`)) ?? null

/** What a place is called: `name1`, with ` – name2` where there is one. */
export const toName = ({ name1, name2 }: Place): string =>
  name2 === '' ? name1 : `${name1} – ${name2}`

/** Whether a street is given at all, and not a sign that stands for one. */
export const hasStreet = ({ street1 }: Place): boolean => /[\p{L}\p{N}]/u.test(street1)

/**
 * Whether a list keeps the address back, which it says by strokes where the street would be: `---`,
 * and in as many rows again `- - -`.
 */
export const isWithheld = (place: Place): boolean => place.street1 !== '' && !hasStreet(place)

const saysIntensiveOutpatient = ({ name1, name2 }: Place): boolean =>
  [name1, name2].some((name) =>
    /(?:^| )(?:iop|intensive outpatient)(?: |$)/.test(toComparable(name)),
  )

/**
 * The programs that a place has by its list: by codes, and on the mental-health list an IOP where
 * its own name says so.
 */
export const levelsOf = (list: List, { place, codes }: ListedPlace): readonly Level[] => {
  const coded = (level: Level): boolean =>
    (levelCodes[list][level] ?? []).some((code) => codes.has(code))
  const named = list === 'samhsa-mh' && saysIntensiveOutpatient(place)
  return (['iop', 'php'] as const).filter((level) => coded(level) || (level === 'iop' && named))
}

/** Two rows of one place: their codes together, of everything else the first that there is. */
const united = (first: ListedPlace, next: ListedPlace): ListedPlace => ({
  ...first,
  codes: new Set([...first.codes, ...next.codes]),
  phone: first.phone ?? next.phone,
  intakePhone: first.intakePhone ?? next.intakePhone,
  website: first.website ?? next.website,
  point: first.point ?? next.point,
})

/** Rows as places, those that agree on `keyOf` united, in the order of their first rows. */
export const uniteRows = <P extends ListedPlace>(
  rows: readonly P[],
  keyOf: (row: P) => string,
): readonly P[] => {
  const places = new Map<string, P>()
  for (const row of rows) {
    const known = places.get(keyOf(row))
    places.set(keyOf(row), known ? { ...known, ...united(known, row) } : row)
  }
  return [...places.values()]
}
