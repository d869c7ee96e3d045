import { toComparable } from '../../catalog/text/plain-text.js'
import { grouped } from '../../exchange/listings/grouped.js'
import { milesBetween, type Point } from '../../search/places/distance.js'

/** One row of a table, by lower-case column name. */
export type SourceRow = Readonly<Record<string, string>>
export type NamedPoint = Readonly<{ name: string }> & Point

/** How far a facility may be from the center of its ZIP and still match a name. */
const NEAR_MILES = 8

const of = (line: SourceRow, column: string): string => line[column]?.trim() ?? ''
const codesOf = (line: SourceRow): ReadonlySet<string> =>
  new Set(of(line, 'service_code_info').split(/\s+/))
const programCodes = ['OIT', 'ODT', 'PHDT', 'PH']

/** Whether a facility has an intensive outpatient or partial hospitalization program. */
export const hasProgram = (line: SourceRow): boolean => {
  const codes = codesOf(line)
  return (
    programCodes.some((code) => codes.has(code)) ||
    /\bIOP\b|intensive outpatient/i.test(`${of(line, 'name1')} ${of(line, 'name2')}`)
  )
}

/**
 * The point of a row's name within 8 miles of its ZIP's center, if it is the only one and no other
 * address could claim it. Null elsewhere, and wherever the list shows no street.
 */
export const pointsOf = (
  lines: readonly SourceRow[],
  named: readonly NamedPoint[],
  zipPoint: (zip: string) => Point | null,
): readonly (Point | null)[] => {
  const byName = grouped(named, ({ name }) => toComparable(name))
  const found = lines.map((line) => {
    const middle = /^[-\s]*$/.test(of(line, 'street1'))
      ? null
      : zipPoint(of(line, 'zip').slice(0, 5))
    const near = middle
      ? (byName.get(toComparable(of(line, 'name1'))) ?? []).filter(
          (point) => milesBetween(middle, point) <= NEAR_MILES,
        )
      : []
    return near.length === 1 ? (near[0] ?? null) : null
  })
  const claims = new Map<NamedPoint, Set<string>>()
  found.forEach((point, i) => {
    const line = lines[i] as SourceRow
    if (point)
      claims.set(
        point,
        (claims.get(point) ?? new Set()).add(
          `${toComparable(of(line, 'street1'))}|${of(line, 'zip').slice(0, 5)}`,
        ),
      )
  })
  return found.map((point) => (point && claims.get(point)?.size === 1 ? point : null))
}
