import type { FactKey } from '../../catalog/program/program.js'
import { wordLists } from '../../catalog/vocabulary/values.js'
import { lists } from '../listings/facility.js'
import {
  accreditation,
  area,
  type CellFormat,
  date,
  json,
  name,
  number,
  oneOf,
  phone,
  place,
  schedule,
  text,
  webAddress,
  word,
  words,
  yesOrNo,
  zip,
} from './program-cells.js'

/**
 * One column: its name, and the path of its value in a row, such as `['facts', 'hours', 'min']`.
 */
export type OwnCsvColumn = Readonly<{ name: string; path: readonly string[]; cell: CellFormat }>

const column = (name: string, path: string, cell: CellFormat): OwnCsvColumn => ({
  name,
  path: path.split('.'),
  cell,
})
/** A column of a fact, or of a part of one. */
const fact = (
  name: string,
  path: FactKey | `${FactKey}.${string}`,
  cell: CellFormat,
): OwnCsvColumn => column(name, `facts.${path}`, cell)

export const statuses = ['published', 'paused', 'in-review']

/**
 * Our own CSV format, one row per program, columns in order. First its identity, then every fact,
 * then provenance: `source_kind` to `stated_as` apply to each fact of the row without a note in
 * `facts`.
 */
export const columns: readonly OwnCsvColumn[] = [
  column('slug', 'slug', text(95)),
  column('identity', 'identity', text(2000)),
  column('status', 'status', oneOf(statuses)),
  column('name', 'name', name(500)),
  column('organization', 'organization', name(500)),
  column('level', 'level', word('level')),
  column('listed_as', 'place', place),
  column('edition_list', 'edition.list', oneOf(lists)),
  column('edition_year', 'edition.year', number),
  column('absent_since', 'edition.absentSince', number),
  ...wordLists.map((key) => fact(key, key, words(key))),
  fact('telehealth', 'telehealth', word('telehealth')),
  fact('states_served', 'statesServed', words('state')),
  fact('hours_min', 'hours.min', number),
  fact('hours_max', 'hours.max', number),
  fact('hour_unit', 'hours.unit', oneOf(['clock', 'session'])),
  fact('sessions_per_week', 'sessionsPerWeek', number),
  fact('minutes_per_session', 'minutesPerSession', number),
  fact('schedule', 'schedule', schedule),
  fact('weeks_min', 'weeks.min', number),
  fact('weeks_max', 'weeks.max', number),
  fact('length_basis', 'weeks.basis', oneOf(['fixed', 'by-progress'])),
  fact('age_min', 'ages.min', number),
  fact('age_max', 'ages.max', number),
  fact('age_groups', 'ages.groups', words('age')),
  fact('accreditation', 'accreditation', accreditation),
  fact('street', 'location.street', text(200)),
  fact('city', 'location.city', text(100)),
  fact('state', 'location.state', word('state')),
  fact('zip', 'location.zip', zip),
  fact('lat', 'location.lat', number),
  fact('lon', 'location.lon', number),
  fact('precision', 'location.precision', oneOf(['exact', 'zip', 'zip3', 'withheld'])),
  fact('area', 'area', area),
  fact('intake_url', 'intake.url', webAddress),
  fact('intake_phone', 'intake.phone', phone),
  fact('phone', 'phone', phone),
  fact('website', 'website', webAddress),
  fact('accepting', 'accepting', yesOrNo),
  fact('start_within_days', 'startWithinDays', number),
  fact('cost', 'cost', text(500)),
  column('source_kind', 'said.kind', oneOf(['page', 'list', 'call'])),
  column('source', 'said.source', text(2048)),
  column('scope', 'said.scope', oneOf(['program', 'facility', 'organization'])),
  column('method', 'said.method', oneOf(['import', 'page', 'phone', 'email', 'editor'])),
  column('checked_on', 'said.checkedOn', date),
  column('page', 'said.url', webAddress),
  column('stated_as', 'said.statedAs', text(1000)),
  column('facts', 'notes', json),
]

export const columnNames: ReadonlySet<string> = new Set(columns.map(({ name }) => name))

const columnsOf = (fact: string): readonly OwnCsvColumn[] =>
  columns.filter(({ path }) => path[0] === 'facts' && path[1] === fact)
/** A fact's first column; `facts`, the last one, for the note of an unknown fact. */
export const columnOf = (fact: string): string => columnsOf(fact)[0]?.name ?? 'facts'
/** The column of a range's upper end, or the only one. */
export const lastColumnOf = (fact: string): string =>
  columnsOf(fact).find(({ path }) => path[2] === 'max')?.name ?? columnOf(fact)

/** The value at a path; null where there is none. */
export const valueAt = (values: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (key === undefined) return values
  return typeof values === 'object' && values !== null && Object.hasOwn(values, key)
    ? valueAt((values as Record<string, unknown>)[key], rest)
    : null
}

/** A copy with the value at the path set. */
export const withValue = (
  values: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
): unknown =>
  key === undefined
    ? value
    : {
        ...(values as object | undefined),
        [key]: withValue((values as Record<string, unknown> | undefined)?.[key], rest, value),
      }
