import {
  type FactKey,
  hourUnits,
  lengthBases,
  lists,
  methods,
  precisions,
  provenanceKinds,
  scopes,
} from '../../catalog/program/fact-schemas.js'
import type { Status } from '../../catalog/program/status.js'
import { toSnakeCase } from '../../catalog/text/snake-case.js'
import { forWordLists } from '../../catalog/vocabulary/list-facts.js'
import type { WordList } from '../../catalog/vocabulary/values.js'
import { grouped } from '../listings/grouped.js'
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

/** A column's name, and the path of its value in a row, such as `['facts', 'hours', 'min']`. */
export type OwnCsvColumn = Readonly<{ name: string; path: readonly string[]; cell: CellFormat }>

const column = (name: string, path: string, cell: CellFormat): OwnCsvColumn => ({
  name,
  path: path.split('.'),
  cell,
})
/** The columns of a fact: the name of each, with its cell, and with the part that it has. */
type FactColumns = readonly (readonly [name: string, cell: CellFormat, part?: string])[]

/** The columns of every fact; a list of values has one, of its own name. */
const factColumns = {
  ...forWordLists<Readonly<Record<WordList, FactColumns>>>((key) => [
    [toSnakeCase(key), words(key)],
  ]),
  telehealth: [['telehealth', word('telehealth')]],
  statesServed: [['states_served', words('state')]],
  hours: [
    ['hours_min', number, 'min'],
    ['hours_max', number, 'max'],
    ['hour_unit', oneOf(hourUnits), 'unit'],
  ],
  sessionsPerWeek: [['sessions_per_week', number]],
  minutesPerSession: [['minutes_per_session', number]],
  schedule: [['schedule', schedule]],
  weeks: [
    ['weeks_min', number, 'min'],
    ['weeks_max', number, 'max'],
    ['length_basis', oneOf(lengthBases), 'basis'],
  ],
  ages: [
    ['age_min', number, 'min'],
    ['age_max', number, 'max'],
    ['age_groups', words('age'), 'groups'],
  ],
  accreditation: [['accreditation', accreditation]],
  location: [
    ['street', text(200), 'street'],
    ['city', text(100), 'city'],
    ['state', word('state'), 'state'],
    ['zip', zip, 'zip'],
    ['lat', number, 'lat'],
    ['lon', number, 'lon'],
    ['precision', oneOf(precisions), 'precision'],
  ],
  area: [['area', area]],
  intake: [
    ['intake_url', webAddress, 'url'],
    ['intake_phone', phone, 'phone'],
  ],
  phone: [['phone', phone]],
  website: [['website', webAddress]],
  accepting: [['accepting', yesOrNo]],
  startWithinDays: [['start_within_days', number]],
  cost: [['cost', text(500)]],
} satisfies Readonly<Record<FactKey, FactColumns>>

export const statuses = ['published', 'paused', 'in-review'] as const satisfies readonly Status[]

/** `source_kind` to `stated_as` apply to each fact of the row without a note in `facts`. */
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
  ...Object.entries<FactColumns>(factColumns).flatMap(([fact, all]) =>
    all.map(([name, cell, part]) =>
      column(name, ['facts', fact, ...(part === undefined ? [] : [part])].join('.'), cell),
    ),
  ),
  column('source_kind', 'said.kind', oneOf(provenanceKinds)),
  column('source', 'said.source', text(2048)),
  column('scope', 'said.scope', oneOf(scopes)),
  column('method', 'said.method', oneOf(methods)),
  column('checked_on', 'said.checkedOn', date),
  column('page', 'said.url', webAddress),
  column('stated_as', 'said.statedAs', text(1000)),
  column('facts', 'notes', json),
]

export const columnNames: ReadonlySet<string> = new Set(columns.map(({ name }) => name))

const ofFacts = grouped(columns, ({ path: [kind, fact] }) =>
  kind === 'facts' && fact !== undefined ? fact : null,
)
/** The columns of a fact; none for an unknown one. */
export const columnsOf = (fact: string): readonly OwnCsvColumn[] => ofFacts.get(fact) ?? []
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
