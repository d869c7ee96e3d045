import { fields, noteOf } from '../catalog/fields.js'
import type { Program } from '../catalog/program.js'
import { labelOf } from '../catalog/vocabulary.js'
import { parseWebAddress } from '../catalog/web-address.js'
import { say } from '../messages/say.js'
import { hsdsId } from './hsds-id.js'
import { plain, stated } from './hsds-stated.js'

const t = say.hsds
/** iCalendar's names of the days (RFC 5545, 3.3.10). */
const days = { mon: 'MO', tue: 'TU', wed: 'WE', thu: 'TH', fri: 'FR', sat: 'SA', sun: 'SU' } as const

export const hsdsServiceId = ({ slug }: Program): string => hsdsId('service', slug)
export const hsdsOrganizationId = (name: string): string => hsdsId('organization', name)

/** All that is stated of the treatment, in words, and what it is about where that is not the program: HSDS has no place for either. */
const description = (program: Program): string =>
  fields
    .filter(({ group }) => group === 'decide' || group === 'treatment')
    .flatMap((field) => {
      const text = field.text(program)
      const scope = field.namesScope(program) ? undefined : noteOf(field, program)?.scope
      return text === null ? [] : t.fact(field.label, plain(text), scope && scope !== 'program' ? say.facts.scopes[scope] : null)
    })
    .join(' ')
const fieldText = (program: Program, keys: readonly string[]): string =>
  fields
    .flatMap(({ key, text }) => (keys.includes(key) ? (text(program) ?? []) : []))
    .map(plain)
    .join('; ')

const phonesOf = ({ slug, intake, phone }: Program, service: string) => {
  const lines = [
    { number: intake.phone, description: t.intakeLine },
    { number: phone, description: t.mainLine },
  ]
  return lines.flatMap(({ number, description }) => {
    if (number === null) return []
    const [plainNumber = '', extension] = number.split(' x')
    return {
      id: hsdsId('phone', slug, description),
      service_id: service,
      number: plainNumber,
      ...stated({ extension: extension === undefined ? null : Number(extension) }),
      type: 'voice',
      description,
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
    // A place's offset from UTC changes twice a year, so its zone is named instead.
    ...stated({ notes: timeZone }),
  }))

/** A program as a service of HSDS 3.0, without what it has many of. What nobody stated is left out. */
export const hsdsService = (program: Program) => ({
  id: hsdsServiceId(program),
  organization_id: hsdsOrganizationId(program.organization),
  name: program.name,
  status: program.status === 'paused' ? ('temporarily closed' as const) : ('active' as const),
  ...stated({
    description: description(program),
    url: program.website && parseWebAddress(program.website),
    application_process: program.intake.url && parseWebAddress(program.intake.url) && t.apply(program.intake.url),
    fees_description: program.cost,
    accreditations: fieldText(program, ['accreditation']),
    licenses: fieldText(program, ['licence']),
    eligibility_description: fieldText(program, ['ages', 'population']),
    minimum_age: program.ages.min,
    maximum_age: program.ages.max,
    assured_date: program.checkedOn,
    alert: program.accepting === 'no' ? t.notTaking : null,
  }),
})

/** The same with its phones, schedules, languages and areas. */
export const hsdsServiceLists = (program: Program) => {
  const service = hsdsServiceId(program)
  return stated({
    phones: phonesOf(program, service),
    schedules: schedulesOf(program, service),
    languages: program.language.map((value) => ({
      id: hsdsId('language', program.slug, value),
      service_id: service,
      name: labelOf('language', value),
    })),
    service_areas: program.statesServed.map((state) => ({
      id: hsdsId('service_area', program.slug, state),
      service_id: service,
      name: labelOf('state', state),
      description: t.serves(labelOf('state', state)),
    })),
  })
}
