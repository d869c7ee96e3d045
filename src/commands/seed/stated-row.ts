import { factKeys } from '../../catalog/program/fact-schemas.js'
import type { Ages, Session } from '../../catalog/program/program.js'
import { type Statements, statements } from '../../catalog/program/statements.js'
import { parsePhone } from '../../catalog/text/phone.js'
import { parseWebAddress } from '../../catalog/text/web-address.js'
import { wordLists } from '../../catalog/vocabulary/values.js'
import { parseValue, type Value, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import type { ProgramRow } from '../../exchange/own-csv/row.js'
import type { PointOf } from '../../exchange/plan-import.js'
import type { SourceRow } from './catalogue-rows.js'
import { pageWords, zoneOfState } from './stated-words.js'

/** Values ignored although the file has them, by page and column, with the reason. */
const leftOut: readonly Readonly<{ source: string; column: string; why: string }>[] = [
  {
    source: 'http://saltacademync.com/SAIOP.html',
    column: 'languages',
    why: 'The site has a Spanish version; no page says that groups are in Spanish.',
  },
]

const of = (line: SourceRow, column: string): string =>
  leftOut.some((one) => one.source === line['source_url'] && one.column === column)
    ? ''
    : (line[column]?.trim() ?? '')
const partsOf = (line: SourceRow, column: string): readonly string[] =>
  of(line, column)
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
const numberOf = (line: SourceRow, column: string): number | null =>
  of(line, column) === '' ? null : Number(of(line, column))
const orNull = (text: string): string | null => (text === '' ? null : text)
/** Undefined for an object whose values are all blank: such a fact is not stated. */
const unlessBlank = <T extends object>(value: T): T | undefined =>
  Object.values(value).some((part) => part !== null && !(Array.isArray(part) && part.length === 0))
    ? value
    : undefined
const unlessEmpty = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length > 0 ? values : undefined

/** The file names a list column after its vocabulary, mostly in the plural. */
const columnOfList = (key: string, line: SourceRow): string =>
  [key, `${key}s`, key.replace(/y$/, 'ies')].find((column) => column in line) ?? key
const wordsIn = (
  line: SourceRow,
  key: (typeof wordLists)[number],
): readonly string[] | undefined => {
  const said = partsOf(line, columnOfList(key, line)).flatMap((word) => {
    const known = parseValue(key, word) ?? pageWords[word.toLowerCase()]
    if (known === undefined)
      throw new Error(`“${word}” (${key}) is a word that nobody has looked at`)
    return known
  })
  return unlessEmpty((valuesOf(key) as readonly string[]).filter((value) => said.includes(value)))
}

/** A phone's keypad: `888-AZ-REHAB` is 888-297-3422. */
const keys = ['', '', 'abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz']
const phoneOf = (line: SourceRow, column: string): string | null =>
  parsePhone(
    of(line, column).replace(/[a-z]/gi, (letter) =>
      String(keys.findIndex((key) => key.includes(letter.toLowerCase()))),
    ),
  )

/** A page that says "adults" without years means everyone of age, not only our band of 26 to 64. */
const ageGroupsOf = (line: SourceRow): readonly Value<'age'>[] => {
  const isOfAge = of(line, 'age_min') + of(line, 'age_max') === ''
  const said = partsOf(line, 'age_groups').flatMap((group) =>
    group === 'adults' && isOfAge ? grownUp : (parseValue('age', group) ?? []),
  )
  return valuesOf('age').filter((group) => said.includes(group))
}
const grownUp = ['young-adults', 'adults', 'older-adults'] as const

/** A row's ages in years and as groups. */
export const agesOf = (line: SourceRow): Ages => ({
  min: numberOf(line, 'age_min'),
  max: numberOf(line, 'age_max'),
  groups: ageGroupsOf(line),
})

/** With as many times as days, one each; else all apply to all. Either alone is no schedule. */
const scheduleOf = (line: SourceRow): readonly Session[] | undefined => {
  const days = partsOf(line, 'days').map((day) =>
    day.toLowerCase(),
  ) as readonly Session['days'][number][]
  const times = partsOf(line, 'times')
  const timeZone = zoneOfState.get(of(line, 'state')) ?? null
  const own = times.length > 1 && times.length === days.length
  const sessions = times.map((time, i): Session => {
    const [start = '', end = ''] = time.split('-')
    return { days: own ? days.slice(i, i + 1) : days, start, end, timeZone }
  })
  return days.length > 0 ? unlessEmpty(sessions) : undefined
}

const accreditationOf = (line: SourceRow) =>
  unlessEmpty(
    partsOf(line, 'accreditation').flatMap((part) => {
      const body = parseValue('accreditation', part.split(':')[0] ?? '')
      return body ? [{ body, scope: null }] : []
    }),
  )

/** A location if a page gives the full address, else city and state, or state, as an area. */
const placeOf = (line: SourceRow, pointOf: PointOf) => {
  const [street, city, state, zip] = ['street', 'city', 'state', 'zip'].map((column) =>
    orNull(of(line, column)),
  )
  if (!state) return {}
  if (!city || !zip) return { area: { city, state } }
  return {
    location: {
      street,
      city,
      state,
      zip,
      ...(pointOf(zip) ?? { lat: null, lon: null, precision: 'zip' }),
    },
  }
}

const valuesOfLine = (line: SourceRow) => ({
  ...Object.fromEntries(wordLists.map((key) => [key, wordsIn(line, key)])),
  telehealth: orNull(of(line, 'telehealth')) ?? undefined,
  statesServed: unlessEmpty(partsOf(line, 'states_served')),
  hours: unlessBlank({
    min: numberOf(line, 'hours_min'),
    max: numberOf(line, 'hours_max'),
    unit: orNull(of(line, 'hour_unit')),
  }),
  sessionsPerWeek: numberOf(line, 'sessions_per_week') ?? undefined,
  minutesPerSession: numberOf(line, 'minutes_per_session') ?? undefined,
  schedule: scheduleOf(line),
  weeks: unlessBlank({
    min: numberOf(line, 'weeks_min'),
    max: numberOf(line, 'weeks_max'),
    basis: orNull(of(line, 'length_basis')),
  }),
  ages: unlessBlank(agesOf(line)),
  accreditation: accreditationOf(line),
  intake: unlessBlank({
    url: parseWebAddress(of(line, 'intake_url')),
    phone: phoneOf(line, 'intake_phone'),
  }),
  phone: phoneOf(line, 'phone') ?? undefined,
  website: parseWebAddress(of(line, 'website')) ?? undefined,
})

const toStatements = (line: SourceRow, values: Readonly<Record<string, unknown>>): Statements => {
  const checkedOn = orNull(of(line, 'source_date'))
  const said = {
    source: of(line, 'source_url'),
    scope: 'program',
    method: 'page',
    checkedOn,
    statedAs: of(line, 'stated_as'),
  }
  return statements.parse(
    Object.fromEntries(
      factKeys.flatMap((key) =>
        values[key] === undefined ? [] : [[key, [{ value: values[key], ...said }]]],
      ),
    ),
  )
}

/** The organization without the collector's remarks about where its name comes from. */
const organizationOf = (line: SourceRow): string =>
  of(line, 'organization')
    .replace(/ ?\((?:operator named|[a-z0-9-]{1,40}\.[a-z0-9.-]{1,60}\))[^)]{0,200}\)?/i, '')
    .replace(/,\s*[a-z0-9-]+\.[a-z]+(?=\s|$)/i, '')

/**
 * A page's facts as a row of our own CSV: updates the listing at `slug`, or adds a program named as
 * the lists do: organization, then program. @throws Error at a value outside our vocabularies
 */
export const toStatedRow = (line: SourceRow, slug: string | null, pointOf: PointOf): ProgramRow => {
  const level = parseValue('level', of(line, 'level'))
  const organization = organizationOf(line)
  const status = of(line, 'publish') === 'no' ? 'in-review' : null
  const blank = { identity: null, place: null, edition: null, level }
  const values = valuesOfLine(line)
  if (slug !== null)
    return {
      ...blank,
      slug,
      status,
      name: null,
      organization: null,
      statements: toStatements(line, values),
    }
  const name = `${organization} – ${of(line, 'program_name')}`
  return {
    ...blank,
    slug,
    status,
    name,
    organization,
    statements: toStatements(line, { ...values, ...placeOf(line, pointOf) }),
  }
}
