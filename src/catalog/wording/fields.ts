import { say } from '../../messages/say.js'
import { bandsOf, rangeOf } from '../program/ages.js'
import { placeOf } from '../program/facets.js'
import type { FactKey, FactNote, Program, Session } from '../program/program.js'
import type { WordList } from '../vocabulary/list-facts.js'
import { labelOf, titleOf, type VocabularyKey } from '../vocabulary/vocabulary.js'

const t = say.facts
const labels = (key: VocabularyKey, values: readonly string[]): string | null =>
  values.length === 0 ? null : t.list(values.map((value) => labelOf(key, value)))

export const hoursText = ({ hours }: Program): string | null => {
  const { min, max, unit, clockMin, clockMax } = hours
  if (unit === 'session') return t.sessionHours(min, max, clockMin, clockMax)
  if (min !== null || max !== null) return t.hours(min, max)
  return clockMin !== null || clockMax !== null ? t.hours(clockMin, clockMax) : null
}
export const sessionText = (session: Session, short: boolean): string =>
  t.session(
    t.listDays(session.days, short),
    t.clock(session.start),
    t.clock(session.end),
    session.timeZone && t.timeZone(session.timeZone),
  )
export const scheduleText = ({ schedule }: Program): string | null =>
  schedule.length === 0 ? null : schedule.map((session) => sessionText(session, true)).join('; ')
export const agesText = ({ ages }: Program): string | null => {
  const bands = bandsOf(ages)
  const range = ages.min !== null || ages.max !== null ? ages : rangeOf(bands)
  return range ? t.ages(range.min, range.max) : labels('age', bands)
}
/**
 * What is treated, in few words: of two treated together, the one that the program is for first.
 */
export const focusText = ({ focus }: Program): string | null => {
  const kinds = focus.filter((kind) => kind !== 'co-occurring')
  const [only] = kinds
  const together =
    kinds.length === 1 && kinds.length < focus.length && only !== undefined
      ? t.treatsWith[only]
      : undefined
  return together ?? labels('focus', focus)
}
export const weeksText = ({ weeks }: Program): string | null => {
  const length = weeks.min === null && weeks.max === null ? null : t.weeks(weeks.min, weeks.max)
  if (weeks.basis !== 'by-progress') return length
  return length === null ? t.byProgress : t.weeksByProgress(length)
}
export const placeText = (program: Program): string | null => {
  const place = placeOf(program)
  return (
    place &&
    (place.city === null ? labelOf('state', place.state) : t.place(place.city, place.state))
  )
}
export const addressText = (program: Program): string | null => {
  const { location } = program
  if (!location) return placeText(program)
  const address = t.address(location.street, location.city, location.state, location.zip)
  return location.precision === 'withheld' ? `${t.withheld}: ${address}` : address
}
/**
 * Whether it is said that this program meets in person or online. A facility that only offers
 * telehealth has not said so: that text is shown, and is no answer, no difference and nothing
 * stated.
 */
export const saysHowItMeets = ({ telehealth }: Program): boolean =>
  telehealth !== null && telehealth !== 'offered'
/** In person or online, and where: what the program says, its city, the states it serves. */
const attendanceText = (program: Program): string | null => {
  if (!program.telehealth) return null
  const where = program.telehealth === 'virtual' ? null : placeText(program)
  const serves = program.statesServed.length > 0 ? t.servesOnline(program.statesServed) : null
  return [labelOf('telehealth', program.telehealth), where, serves]
    .filter((part) => part !== null)
    .join('. ')
}

const sessionsText = ({ sessionsPerWeek, minutesPerSession }: Program): string | null =>
  sessionsPerWeek === null && minutesPerSession === null
    ? null
    : t.sessions(sessionsPerWeek, minutesPerSession)
const accreditationText = ({ accreditation }: Program): string | null =>
  accreditation.length === 0
    ? null
    : t.list(
        accreditation.map(({ body, scope }) =>
          t.accreditation(labelOf('accreditation', body), scope && t.scopes[scope]),
        ),
      )

export type FieldGroup = keyof typeof t.groups
/**
 * `text` is what a cell says; null is "Not stated", which only the core decides. `states` is
 * whether that text says something of this program, so that it counts and can differ. `facts` are
 * what the text is made of: the first that a program has names its source. `namesScope` is whether
 * the text says itself what it is about ("CARF, for the facility").
 */
export type Field = Readonly<{
  key: keyof typeof t.labels | WordList
  label: string
  group: FieldGroup
  facts: readonly FactKey[]
  text: (program: Program) => string | null
  states: (program: Program) => boolean
  namesScope: (program: Program) => boolean
}>
type Own = Partial<Pick<Field, 'states' | 'namesScope'>>

const toField = (field: Omit<Field, 'states' | 'namesScope'>, own: Own): Field => ({
  ...field,
  states: (program) => field.text(program) !== null,
  namesScope: () => false,
  ...own,
})
const field = (
  group: FieldGroup,
  key: keyof typeof t.labels,
  facts: readonly FactKey[],
  text: Field['text'],
  own: Own = {},
): Field => toField({ key, label: t.labels[key], group, facts, text }, own)
/** A list of words reads alike wherever it stands, and is called what its vocabulary is called. */
const words = (group: FieldGroup, key: WordList): Field =>
  toField(
    { key, label: titleOf(key), group, facts: [key], text: (program) => labels(key, program[key]) },
    {},
  )

/** The note of what a field says: of the first of its facts that the program has. */
export const noteOf = ({ facts }: Field, program: Program): FactNote | undefined =>
  facts.flatMap((fact) => program.facts[fact] ?? [])[0]

/** What is shown and compared, in order: the eight that people decide by come first. */
export const fields: readonly Field[] = [
  field(
    'decide',
    'accepting',
    ['accepting'],
    ({ accepting }) => accepting && t.accepting[accepting],
  ),
  field('decide', 'startWithin', ['startWithinDays'], ({ startWithinDays }) =>
    startWithinDays === null ? null : t.startWithin(startWithinDays),
  ),
  field('decide', 'hours', ['hours', 'sessionsPerWeek', 'minutesPerSession'], hoursText),
  field('decide', 'schedule', ['schedule'], scheduleText),
  field('decide', 'telehealth', ['telehealth'], attendanceText, {
    states: saysHowItMeets,
    namesScope: ({ telehealth }) => telehealth === 'offered',
  }),
  field('decide', 'ages', ['ages'], agesText),
  words('decide', 'focus'),
  words('decide', 'payment'),
  field('treatment', 'level', [], ({ level }) => labelOf('level', level)),
  field('treatment', 'weeks', ['weeks'], weeksText),
  field('treatment', 'sessions', ['sessionsPerWeek', 'minutesPerSession'], sessionsText),
  words('treatment', 'modality'),
  words('treatment', 'condition'),
  words('treatment', 'population'),
  field('practical', 'location', ['location', 'area'], addressText, { namesScope: () => true }),
  field('practical', 'statesServed', ['statesServed'], ({ statesServed }) =>
    labels('state', statesServed),
  ),
  words('practical', 'language'),
  field('practical', 'cost', ['cost'], ({ cost }) => cost),
  words('standing', 'licence'),
  field('standing', 'accreditation', ['accreditation'], accreditationText, {
    namesScope: ({ accreditation }) => accreditation.every(({ scope }) => scope !== null),
  }),
  field('standing', 'checked', [], ({ checkedOn }) => checkedOn && t.date(checkedOn)),
]
