import { say } from '../../messages/say.js'
import { bandsOf, rangeOf } from '../program/ages.js'
import { placeOf } from '../program/facets.js'
import type { FactKey } from '../program/fact-schemas.js'
import type { FactNote, Program, Session } from '../program/program.js'
import type { WordList } from '../vocabulary/values.js'
import { labelOf, titleOf, type VocabularyKey } from '../vocabulary/vocabulary.js'

const messages = say.facts
const labels = (key: VocabularyKey, values: readonly string[]): string | null =>
  values.length === 0 ? null : messages.list(values.map((value) => labelOf(key, value)))

/** Hours per week in words; null when not stated. */
export const hoursText = ({ hours }: Program): string | null => {
  const { min, max, unit, clockMin, clockMax } = hours
  if (unit === 'session') return messages.sessionHours(min, max, clockMin, clockMax)
  if (min !== null || max !== null) return messages.hours(min, max)
  return clockMin !== null || clockMax !== null ? messages.hours(clockMin, clockMax) : null
}
/** One session in words: days, start and end, time zone; `short` abbreviates the days. */
export const sessionText = (session: Session, short: boolean): string =>
  messages.session(
    messages.listDays(session.days, short),
    messages.clock(session.start),
    messages.clock(session.end),
    session.timeZone && messages.timeZone(session.timeZone),
  )
/** All sessions in words; null when not stated. */
export const scheduleText = ({ schedule }: Program): string | null =>
  schedule.length === 0 ? null : schedule.map((session) => sessionText(session, true)).join('; ')
/** Ages in years if they are one range, else as groups; null when not stated. */
export const agesText = ({ ages }: Program): string | null => {
  const bands = bandsOf(ages)
  const range = ages.min !== null || ages.max !== null ? ages : rangeOf(bands)
  return range ? messages.ages(range.min, range.max) : labels('age', bands)
}
/** What is treated, in few words: of two treated together, the program's main focus first. */
export const focusText = ({ focus }: Program): string | null => {
  const kinds = focus.filter((kind) => kind !== 'co-occurring')
  const [only] = kinds
  const together =
    kinds.length === 1 && kinds.length < focus.length && only !== undefined
      ? messages.treatsWith[only]
      : undefined
  return together ?? labels('focus', focus)
}
/** The length of a program in words; null when not stated. */
export const weeksText = ({ weeks }: Program): string | null => {
  const length =
    weeks.min === null && weeks.max === null ? null : messages.weeks(weeks.min, weeks.max)
  if (weeks.basis !== 'by-progress') return length
  return length === null ? messages.byProgress : messages.weeksByProgress(length)
}
/** City and state, or the state alone; null when neither is known. */
export const placeText = (program: Program): string | null => {
  const place = placeOf(program)
  return (
    place &&
    (place.city === null ? labelOf('state', place.state) : messages.place(place.city, place.state))
  )
}
/** The street address; a withheld one is labeled so, and without an address it is `placeText`. */
export const addressText = (program: Program): string | null => {
  const { location } = program
  if (!location) return placeText(program)
  const address = messages.address(location.street, location.city, location.state, location.zip)
  return location.precision === 'withheld' ? `${messages.withheld}: ${address}` : address
}
/** Offering telehealth does not say it: that text is shown, but is no answer and no difference. */
export const saysHowItMeets = ({ telehealth }: Program): boolean =>
  telehealth !== null && telehealth !== 'offered'
/** In person or online, and where: the telehealth label, the city, the states it serves. */
const attendanceText = (program: Program): string | null => {
  if (!program.telehealth) return null
  const where = program.telehealth === 'virtual' ? null : placeText(program)
  const serves =
    program.statesServed.length > 0 ? messages.servesOnline(program.statesServed) : null
  return [labelOf('telehealth', program.telehealth), where, serves]
    .filter((part) => part !== null)
    .join('. ')
}

const sessionsText = ({ sessionsPerWeek, minutesPerSession }: Program): string | null =>
  sessionsPerWeek === null && minutesPerSession === null
    ? null
    : messages.sessions(sessionsPerWeek, minutesPerSession)
const accreditationText = ({ accreditation }: Program): string | null =>
  accreditation.length === 0
    ? null
    : messages.list(
        accreditation.map(({ body, scope }) =>
          messages.accreditation(labelOf('accreditation', body), scope && messages.scopes[scope]),
        ),
      )

export type FieldGroup = keyof typeof messages.groups
/**
 * `text` is null where "Not stated". `states`: it says something about this program, so that it
 * counts and can differ. `facts` are those in it: the first that a program has gives its
 * provenance. `namesScope`: it names its own scope ("CARF, for the facility").
 */
export type Field = Readonly<{
  key: keyof typeof messages.labels | WordList
  label: string
  group: FieldGroup
  facts: readonly FactKey[]
  text: (program: Program) => string | null
  states: (program: Program) => boolean
  namesScope: (program: Program) => boolean
}>
type FieldOverrides = Partial<Pick<Field, 'states' | 'namesScope'>>

const toField = (
  field: Omit<Field, 'states' | 'namesScope'>,
  overrides: FieldOverrides,
): Field => ({
  ...field,
  states: (program) => field.text(program) !== null,
  namesScope: () => false,
  ...overrides,
})
const field = (
  group: FieldGroup,
  key: keyof typeof messages.labels,
  facts: readonly FactKey[],
  text: Field['text'],
  overrides: FieldOverrides = {},
): Field => toField({ key, label: messages.labels[key], group, facts, text }, overrides)
/** A word list reads the same everywhere, and has its vocabulary's title. */
const words = (group: FieldGroup, key: WordList): Field =>
  toField(
    { key, label: titleOf(key), group, facts: [key], text: (program) => labels(key, program[key]) },
    {},
  )

/** The note of a field: of the first of its facts that the program has. */
export const noteOf = ({ facts }: Field, program: Program): FactNote | undefined =>
  facts.flatMap((fact) => program.facts[fact] ?? [])[0]

/** Fields shown and compared, in order: the eight that people decide by come first. */
export const fields: readonly Field[] = [
  field(
    'decide',
    'accepting',
    ['accepting'],
    ({ accepting }) => accepting && messages.accepting[accepting],
  ),
  field('decide', 'startWithin', ['startWithinDays'], ({ startWithinDays }) =>
    startWithinDays === null ? null : messages.startWithin(startWithinDays),
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
  words('treatment', 'medication'),
  words('treatment', 'opioidCare'),
  words('treatment', 'alcoholCare'),
  words('treatment', 'detox'),
  words('treatment', 'alsoHere'),
  words('treatment', 'testing'),
  words('practical', 'gender'),
  words('practical', 'onlyFor'),
  words('practical', 'service'),
  field('practical', 'location', ['location', 'area'], addressText, { namesScope: () => true }),
  field('practical', 'statesServed', ['statesServed'], ({ statesServed }) =>
    labels('state', statesServed),
  ),
  words('practical', 'language'),
  field('practical', 'cost', ['cost'], ({ cost }) => cost),
  words('practical', 'smoking'),
  words('standing', 'ownership'),
  words('standing', 'facilityType'),
  words('standing', 'licence'),
  field('standing', 'accreditation', ['accreditation'], accreditationText, {
    namesScope: ({ accreditation }) => accreditation.every(({ scope }) => scope !== null),
  }),
  field('standing', 'checked', [], ({ checkedOn }) => checkedOn && messages.date(checkedOn)),
]
