import { columnNames } from './program-columns.js'

/** The column that makes a table an edition of one of SAMHSA's national directories. */
export const CODES = 'service_code_info'

/** What a federal list calls a facility, where it says that it is, and its main number. */
export const addressColumns = [
  'name1',
  'name2',
  'street1',
  'street2',
  'city',
  'state',
  'zip',
  'phone',
]
/** The columns of a facility in SAMHSA's national directories, before the codes of its services. */
export const directoryColumns = [...addressColumns, 'intake1', 'intake2', 'intake1a', 'intake2a']
/** The columns that every kind of federal file may have. */
export const placeColumns = [...directoryColumns, 'latitude', 'longitude', 'website']
/** Further columns of FindTreatment.gov's export; the first names the survey of a row. */
export const exportColumns = ['type_facility', 'zip4', 'county', 'intake_prompt']

/**
 * A name without what people and programs put between its words: "Hours Min", "hours-min" and
 * `hours_min` are one.
 */
const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const known: ReadonlyMap<string, string> = new Map(
  [CODES, ...placeColumns, ...exportColumns, ...columnNames].map((name) => [squeezed(name), name]),
)

/**
 * The name of a column as a header writes it → the one that we know it by; any other in lower case
 * without blanks.
 */
export const toColumn = (text: string): string =>
  known.get(squeezed(text)) ?? text.replace(/[\s\ufeff]+/gu, '').toLowerCase()

/** In how many letters two short words differ, a letter too many or too few counting too. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[b.length] ?? 0
}
/** Shorter names are all alike. */
const SHORTEST = 4
const LONGEST = 40

/**
 * The column that somebody may have meant by an unknown name: one that begins so, or differs by a
 * slip or two; null when there is none.
 */
export const nearestColumn = (column: string, names: Iterable<string>): string | null => {
  const own = squeezed(column)
  if (own.length < SHORTEST || own.length > LONGEST) return null
  const most = own.length < 6 ? 1 : 2
  const [best] = [...names]
    .filter((name) => squeezed(name).length >= SHORTEST)
    .map((name) => ({
      name,
      far: squeezed(name).startsWith(own) ? 0 : distance(own, squeezed(name)),
    }))
    .filter(({ far }) => far <= most)
    .toSorted((a, b) => a.far - b.far)
  return best?.name ?? null
}
