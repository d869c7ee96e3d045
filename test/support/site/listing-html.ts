/**
 * Which listing an empty form would make, which version a form was opened with, and the number in a
 * listing's address.
 */
export const identityIn = (html: string): string =>
  /name="identity" value="([^"]+)"/.exec(html)?.[1] ?? ''
export const versionIn = (html: string): string =>
  /name="version" value="(\d*)"/.exec(html)?.[1] ?? ''
export const idIn = (address: string | undefined): string =>
  /listings\/(\d+)/.exec(address ?? '')?.[1] ?? ''

export type Fields = Readonly<Record<string, string | readonly string[]>>

/**
 * What somebody types about a program: ten facts and more, without saying where they have them
 * from.
 */
export const tenFacts: Fields = {
  name: 'Quiet Harbor Evening IOP',
  organization: 'Quiet Harbor',
  level: 'iop',
  accepting: 'yes',
  startWithinDays: '7',
  phone: '(614) 555-0142',
  website: 'quietharbor.example.org',
  'intake.url': 'https://quietharbor.example.org/start',
  'location.street': '12 Oak St',
  'location.city': 'Columbus',
  'location.state': 'OH',
  'location.zip': '43215',
  telehealth: 'hybrid',
  'hours.min': '9',
  'hours.max': '12',
  'hours.unit': 'clock',
  'schedule.0.days': ['mon', 'wed', 'thu'],
  'schedule.0.start': '6 pm',
  'schedule.0.end': '9 pm',
  'schedule.0.timeZone': 'America/New_York',
  'ages.min': '18',
  focus: ['mental-health'],
  modality: ['cbt', 'dbt'],
  payment: ['medicaid', 'private'],
}
/** Where they have them from. */
export const sourced: Fields = {
  'source.method': 'page',
  'source.url': 'https://quietharbor.example.org/iop',
  'source.on': '2026-11-20',
}
