import { placeFields } from '../../catalog/program/listing.js'
import { columnNames } from './program-columns.js'
/** The column that identifies a table as an edition of one of SAMHSA's national directories. */
export const CODES_COLUMN = 'service_code_info'

/** What a federal list calls a facility, where it says that it is, and its main number. */
export const addressColumns = [...placeFields, 'phone']
/** The columns of a facility in SAMHSA's national directories, before the codes of its services. */
export const directoryColumns = [...addressColumns, 'intake1', 'intake2', 'intake1a', 'intake2a']
/** The columns that every kind of federal file may have. */
export const placeColumns = [...directoryColumns, 'latitude', 'longitude', 'website']
/** Further columns of FindTreatment.gov's export; the first names the survey of a row. */
export const exportColumns = ['type_facility', 'zip4', 'county', 'intake_prompt']

/** Letters and digits only, in lower case: "Hours Min", "hours-min" and `hours_min` are one. */
const normalizeName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const known: ReadonlyMap<string, string> = new Map(
  [CODES_COLUMN, ...placeColumns, ...exportColumns, ...columnNames].map((name) => [
    normalizeName(name),
    name,
  ]),
)

/** A header cell → our name of the column; an unknown one in lower case without whitespace. */
export const toColumn = (text: string): string =>
  known.get(normalizeName(text)) ?? text.replace(/[\s\ufeff]+/gu, '').toLowerCase()

const editDistance = (a: string, b: string): number => {
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
const MIN_LENGTH = 4
const MAX_LENGTH = 40

/** Suggests a known column: one with this prefix, or within one or two edits; null without any. */
export const nearestColumn = (column: string, names: Iterable<string>): string | null => {
  const own = normalizeName(column)
  if (own.length < MIN_LENGTH || own.length > MAX_LENGTH) return null
  const most = own.length < 6 ? 1 : 2
  const [best] = [...names]
    .filter((name) => normalizeName(name).length >= MIN_LENGTH)
    .map((name) => ({
      name,
      far: normalizeName(name).startsWith(own) ? 0 : editDistance(own, normalizeName(name)),
    }))
    .filter(({ far }) => far <= most)
    .toSorted((a, b) => a.far - b.far)
  return best?.name ?? null
}
