import { meetsOnline } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import { parseWebAddress } from '../../catalog/text/web-address.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { type Field, fields, noteOf } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import { hsdsId } from './ids.js'
import { dropUnknown, plain } from './known-only.js'
import { scopeOf, scopeText } from './scope.js'

const messages = say.hsds
/** iCalendar's names of the days (RFC 5545, 3.3.10). */
const days = {
  mon: 'MO',
  tue: 'TU',
  wed: 'WE',
  thu: 'TH',
  fri: 'FR',
  sat: 'SA',
  sun: 'SU',
} as const

/** Codes of ISO 639-2 and 639-5 that are not in 639-1 and 639-3, which HSDS requires. */
const collective: ReadonlySet<string> = new Set(['nai', 'ypk'])

/** The UUID of a program's service: it follows from the slug. */
export const hsdsServiceId = ({ slug }: Program): string => hsdsId('service', slug)
/** The UUID of an organization: it follows from the name, to the letter. */
export const hsdsOrganizationId = (name: string): string => hsdsId('organization', name)

const scopedText = (field: Field, program: Program): string | null => {
  const text = field.text(program)
  return (
    text &&
    messages.scoped(
      plain(text),
      field.namesScope(program) ? null : scopeText(noteOf(field, program)),
    )
  )
}
/** In words, as HSDS has no field for hours a week, nor for the scope of a fact. */
const description = (program: Program): string =>
  fields
    .filter(({ group }) => group === 'decide' || group === 'treatment')
    .flatMap((field) => {
      const text = scopedText(field, program)
      return text === null ? [] : messages.fact(field.label, text)
    })
    .join(' ')
const textOf = (program: Program, key: Field['key']): string | null => {
  const field = fields.find((one) => one.key === key)
  return field ? scopedText(field, program) : null
}
const alert = ({ accepting, edition }: Program): string =>
  [
    ...(accepting === 'no' ? [messages.notTaking] : []),
    ...(edition?.absentSince
      ? [say.facts.absentSince(say.facts.lists[edition.list] ?? edition.list, edition.absentSince)]
      : []),
  ].join(' ')

const phonesOf = ({ slug, intake, phone }: Program, service: string) => {
  const lines = [
    { number: intake.phone, description: messages.intakeLine },
    { number: phone, description: messages.mainLine },
  ]
  return lines.flatMap(({ number, description }) => {
    if (number === null) return []
    const [line = '', extension = ''] = number.split(' x')
    // HSDS has a number here, which would drop leading zeros that have to be dialed.
    const isNumber = String(Number(extension)) === extension
    return {
      id: hsdsId('phone', slug, description),
      service_id: service,
      number: line,
      ...dropUnknown({ extension: isNumber ? Number(extension) : null }),
      type: 'voice',
      description:
        extension === '' || isNumber
          ? description
          : `${description}. ${messages.extension(extension)}`,
    }
  })
}
const schedulesOf = ({ slug, schedule }: Program, service: string) =>
  schedule.map(({ days: on, start, end, timeZone }, i) => ({
    id: hsdsId('schedule', slug, String(i)),
    service_id: service,
    freq: 'WEEKLY' as const,
    byday: on.map((day) => days[day]).join(','),
    opens_at: start,
    closes_at: end,
    // HSDS wants a UTC offset, which changes with daylight saving time: notes name the zone.
    notes: messages.localTime(timeZone),
  }))

/** A program as a plain HSDS 3.0 service, without nested lists. Unstated facts are left out. */
export const hsdsService = (program: Program) => ({
  id: hsdsServiceId(program),
  organization_id: hsdsOrganizationId(program.organization),
  name: program.name,
  status: program.status === 'paused' ? ('temporarily closed' as const) : ('active' as const),
  ...dropUnknown({
    description: description(program),
    url: program.website && parseWebAddress(program.website),
    application_process:
      program.intake.url &&
      parseWebAddress(program.intake.url) &&
      messages.apply(program.intake.url),
    fees_description: program.cost,
    accreditations: textOf(program, 'accreditation'),
    licenses: textOf(program, 'licence'),
    eligibility_description: textOf(program, 'ages'),
    minimum_age: program.ages.min,
    maximum_age: program.ages.max,
    assured_date: program.checkedOn,
    alert: alert(program),
  }),
})

/** A service's nested lists: phones, schedules, languages and areas. */
export const hsdsServiceLists = (program: Program) => {
  const service = hsdsServiceId(program)
  return dropUnknown({
    phones: phonesOf(program, service),
    schedules: schedulesOf(program, service),
    languages: program.language.map((value) => ({
      id: hsdsId('language', program.slug, value),
      service_id: service,
      name: labelOf('language', value),
      ...dropUnknown({
        code: collective.has(value) ? null : value,
        note: scopeOf(program, 'language'),
      }),
    })),
    // Where clients must live: stated for online sessions only.
    service_areas: (meetsOnline(program) ? program.statesServed : []).map((state) => ({
      id: hsdsId('service_area', program.slug, state),
      service_id: service,
      name: labelOf('state', state),
      description: messages.servedOnline,
    })),
  })
}
