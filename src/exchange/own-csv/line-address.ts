import type { PointOf } from '../../catalog/editing/form-values.js'
import type { Area, Location } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { say } from '../../messages/say.js'
import { placeFacts } from './place.js'
import type { ReadRow } from './read.js'

type AddressParts = Readonly<Record<string, string | number | null | undefined>>
type CellProblems = readonly Readonly<{ field: string; message: string }>[]

/** An address, an area, or neither. `isLeft`: too little is stated to change what is known. */
export type LineAddress = Readonly<{
  facts: Readonly<{ location?: unknown; area?: unknown }>
  problems: CellProblems
  isLeft: boolean
}>

const addressColumns = ['street', 'city', 'state', 'zip'] as const
const pointColumns = ['lat', 'lon', 'precision'] as const

const isOther = (a: unknown, b: unknown): boolean =>
  toComparable(String(a ?? '')) !== toComparable(String(b ?? ''))
const stated = (parts: AddressParts): AddressParts =>
  Object.fromEntries(
    Object.entries(parts).filter(([, part]) => part !== null && part !== undefined),
  )

/** Null: the row moves the known address to another town without stating all of the new one. */
const merged = (
  cells: AddressParts,
  spoken: ReadonlySet<string>,
  before: Location,
): AddressParts | null => {
  const parts = Object.fromEntries(
    [...addressColumns, ...pointColumns].map((part) => [
      part,
      spoken.has(part) ? cells[part] : before[part],
    ]),
  ) as AddressParts
  const isMoved = isOther(parts['city'], before.city) || parts['state'] !== before.state
  if (isMoved && !addressColumns.every((column) => spoken.has(column))) return null
  const isThere = parts['zip'] === before.zip && !isOther(parts['street'], before.street)
  const isPointSaid = pointColumns.some((column) => spoken.has(column))
  if (isPointSaid && !isThere && !spoken.has('precision')) return { ...parts, precision: null }
  // Coordinates belong to their address; a withheld street stays so until the row states one.
  if (isPointSaid || isThere) return parts
  const isWithheld = before.precision === 'withheld' && !parts['street']
  return { ...parts, lat: null, lon: null, precision: isWithheld ? 'withheld' : null }
}

/** Parts without a column stay. A new address needs city, state and ZIP; less is an area. */
export const addressOf = (
  { raw, spoken }: ReadRow,
  before: Readonly<{ location: unknown; area: unknown }>,
  pointOf: PointOf,
): LineAddress => {
  const { location, area } = raw.facts as { location?: AddressParts; area?: Area }
  const said = area === undefined ? {} : { area }
  if (
    before.location !== undefined &&
    [...addressColumns, ...pointColumns].some((column) => spoken.has(column))
  ) {
    const parts = merged(location ?? {}, spoken, before.location as Location)
    if (parts === null)
      return {
        facts: {},
        problems: [{ field: 'city', message: say.fileProblems.partOfAddress }],
        isLeft: true,
      }
    const placed = placeFacts({ location: stated(parts), ...said }, pointOf)
    return { ...placed, isLeft: false }
  }
  const known = before.area as Area | undefined
  const city =
    known?.city && !spoken.has('city') && known.state === location?.['state']
      ? { city: known.city }
      : {}
  const placed = placeFacts(
    { ...(location ? { location: { ...city, ...location } } : {}), ...said },
    pointOf,
  )
  return { ...placed, isLeft: false }
}
