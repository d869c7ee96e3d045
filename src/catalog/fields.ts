import { say } from '../messages/say.js'
import { bandsOf } from './ages.js'
import type { FactKey, Program, Session } from './program.js'
import { labelOf, type VocabularyKey } from './vocabulary.js'

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
  t.session(t.listDays(session.days, short), t.clock(session.start), t.clock(session.end), session.timeZone)
export const scheduleText = ({ schedule }: Program): string | null =>
  schedule.length === 0 ? null : schedule.map((session) => sessionText(session, true)).join('; ')
export const agesText = ({ ages }: Program): string | null =>
  ages.min !== null || ages.max !== null ? t.ages(ages.min, ages.max) : labels('age', bandsOf(ages))
export const weeksText = ({ weeks }: Program): string | null => {
  const length = weeks.min === null && weeks.max === null ? null : t.weeks(weeks.min, weeks.max)
  if (weeks.basis !== 'by-progress') return length
  return length === null ? t.byProgress : t.weeksByProgress(length)
}
export const placeText = ({ location }: Program): string | null => (location ? t.place(location.city, location.state) : null)
export const addressText = ({ location }: Program): string | null => {
  if (!location) return null
  const address = t.address(location.street, location.city, location.state, location.zip)
  return location.precision === 'withheld' ? `${t.withheld}: ${address}` : address
}
/** In person or online, and where: what the program says, its city, the states it serves. */
const attendanceText = (program: Program): string | null => {
  if (!program.telehealth) return null
  const where = program.telehealth === 'virtual' ? null : placeText(program)
  const serves = program.statesServed.length > 0 ? t.serves(program.statesServed) : null
  return [labelOf('telehealth', program.telehealth), where, serves].filter((part) => part !== null).join('. ')
}

export type FieldGroup = keyof typeof t.groups
/** `text` is what a cell says; null is "Not stated", which only the core decides. `fact` is where its source is found. */
export type Field = Readonly<{ key: keyof typeof t.labels; group: FieldGroup; fact: FactKey | null; text: (program: Program) => string | null }>

/** What is shown and compared, in order: the eight that people decide by come first. */
export const fields: readonly Field[] = [
  { key: 'accepting', group: 'decide', fact: 'accepting', text: ({ accepting }) => accepting && t.accepting[accepting] },
  {
    key: 'startWithin',
    group: 'decide',
    fact: 'startWithinDays',
    text: ({ startWithinDays }) => (startWithinDays === null ? null : t.startWithin(startWithinDays)),
  },
  { key: 'hours', group: 'decide', fact: 'hours', text: hoursText },
  { key: 'schedule', group: 'decide', fact: 'schedule', text: scheduleText },
  { key: 'telehealth', group: 'decide', fact: 'telehealth', text: attendanceText },
  { key: 'ages', group: 'decide', fact: 'ages', text: agesText },
  { key: 'focus', group: 'decide', fact: 'focus', text: ({ focus }) => labels('focus', focus) },
  { key: 'payment', group: 'decide', fact: 'payment', text: ({ payment }) => labels('payment', payment) },
  { key: 'level', group: 'treatment', fact: null, text: ({ level }) => labelOf('level', level) },
  { key: 'weeks', group: 'treatment', fact: 'weeks', text: weeksText },
  {
    key: 'sessions',
    group: 'treatment',
    fact: 'sessionsPerWeek',
    text: ({ sessionsPerWeek, minutesPerSession }) =>
      sessionsPerWeek === null && minutesPerSession === null ? null : t.sessions(sessionsPerWeek, minutesPerSession),
  },
  { key: 'modality', group: 'treatment', fact: 'modality', text: ({ modality }) => labels('modality', modality) },
  { key: 'condition', group: 'treatment', fact: 'condition', text: ({ condition }) => labels('condition', condition) },
  { key: 'population', group: 'treatment', fact: 'population', text: ({ population }) => labels('population', population) },
  { key: 'location', group: 'practical', fact: 'location', text: addressText },
  { key: 'statesServed', group: 'practical', fact: 'statesServed', text: ({ statesServed }) => labels('state', statesServed) },
  { key: 'language', group: 'practical', fact: 'language', text: ({ language }) => labels('language', language) },
  { key: 'cost', group: 'practical', fact: 'cost', text: ({ cost }) => cost },
  { key: 'licence', group: 'standing', fact: 'licence', text: ({ licence }) => labels('licence', licence) },
  {
    key: 'accreditation',
    group: 'standing',
    fact: 'accreditation',
    text: ({ accreditation }) =>
      accreditation.length === 0
        ? null
        : t.list(accreditation.map(({ body, scope }) => t.accreditation(labelOf('accreditation', body), scope && t.scopes[scope]))),
  },
  { key: 'checked', group: 'standing', fact: null, text: ({ checkedOn }) => checkedOn && t.date(checkedOn) },
]
