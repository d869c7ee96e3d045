import { plural } from './plural.js'

/** Facts on cards, pages and call sheets. A no-break space keeps a number with its unit. */
const nb = '\u00a0'
const range = (min: string, max: string): string => `${min} to${nb}${max}`
/** Joined by semicolons where an item contains a comma. */
const list = (items: readonly string[]): string =>
  items.join(items.some((item) => item.includes(',')) ? '; ' : ', ')
const between = (min: number | null, max: number | null): string =>
  min === null
    ? `up to${nb}${max}`
    : max === null
      ? `${min} or more`
      : min === max
        ? `${min}`
        : range(`${min}`, `${max}`)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const monthFormat = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' })
/** Formatted once: a page has some hundred dates, and formatting each by Intl doubled its cost. */
const months = Array.from({ length: 12 }, (_, month) => monthFormat.format(Date.UTC(2026, month)))
const relativeFormat = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' })
const dayNames = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
/** Time zones of the United States as people say them, by IANA name. */
const timeZones: Readonly<Record<string, string>> = {
  'America/New_York': 'Eastern time',
  'America/Detroit': 'Eastern time',
  'America/Chicago': 'Central time',
  'America/Denver': 'Mountain time',
  'America/Phoenix': 'Arizona time',
  'America/Los_Angeles': 'Pacific time',
  'America/Anchorage': 'Alaska time',
  'Pacific/Honolulu': 'Hawaii time',
  'America/Puerto_Rico': 'Atlantic time',
}
const dayShort = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
}

export const facts = {
  notStated: 'Not stated',
  askThem: 'Nobody has told us. Ask them.',
  list,
  date: (iso: string) => {
    const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
    return `${months[month - 1]}${nb}${day},${nb}${year}`
  },
  /** Relative time by days: exact while it is recent. */
  ago: (days: number) => {
    if (days < 14) return relativeFormat.format(-Math.max(0, days), 'day')
    if (days < 60) return relativeFormat.format(-Math.round(days / 7), 'week')
    return days < 700
      ? relativeFormat.format(-Math.round(days / 30.44), 'month')
      : relativeFormat.format(-Math.round(days / 365.25), 'year')
  },
  days: dayNames,
  daysShort: dayShort,
  listDays: (days: readonly (keyof typeof dayNames)[], short: boolean) => {
    const names = days.map((day) => (short ? dayShort : dayNames)[day])
    return short || names.length < 2
      ? list(names)
      : `${list(names.slice(0, -1))} and ${names.at(-1)}`
  },
  /** "18:30" → "6:30 pm". */
  clock: (time: string) => {
    const [hour, minute] = time.split(':').map(Number) as [number, number]
    if (minute === 0 && hour === 12) return 'noon'
    return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${nb}${hour < 12 ? 'am' : 'pm'}`
  },
  timeZones,
  timeZone: (name: string) => timeZones[name] ?? name.replaceAll('_', ' '),
  session: (days: string, start: string, end: string, zone: string | null) =>
    `${days}, ${range(start, end)}${zone ? ` (${zone})` : ''}`,
  labels: {
    accepting: 'Taking new people',
    startWithin: 'Starts within',
    hours: 'Hours a week',
    schedule: 'Schedule',
    telehealth: 'In person or online',
    ages: 'Ages',
    weeks: 'Length',
    sessions: 'Sessions',
    cost: 'Price',
    location: 'Address',
    statesServed: 'States served',
    level: 'Level of care',
    accreditation: 'Accreditation',
    checked: 'Last checked',
  },
  groups: {
    decide: 'What people decide by',
    treatment: 'Treatment',
    practical: 'Practical',
    standing: 'Standing',
  },
  accepting: { yes: 'Yes', no: 'Not at the moment' },
  startWithin: (days: number) =>
    days === 0 ? 'The same day' : plural(days, `1${nb}day`, `${days}${nb}days`),
  hours: (min: number | null, max: number | null) =>
    capital(`${between(min, max)}${nb}${max === 1 ? 'hour' : 'hours'} a week`),
  /** For a program whose sessions are shorter than an hour: as stated, and in clock hours. */
  sessionHours: (
    min: number | null,
    max: number | null,
    clockMin: number | null,
    clockMax: number | null,
  ) =>
    `${capital(between(min, max))} sessions a week (${between(clockMin, clockMax)}${nb}hours by the clock)`,
  sessions: (perWeek: number | null, minutes: number | null) =>
    [
      perWeek === null ? null : `${perWeek}${nb}a week`,
      minutes === null ? null : `${minutes}${nb}minutes each`,
    ]
      .filter((part) => part !== null)
      .join(', '),
  weeks: (min: number | null, max: number | null) =>
    `${capital(between(min, max))}${nb}${max === 1 ? 'week' : 'weeks'}`,
  byProgress: 'By progress',
  weeksByProgress: (weeks: string) => `${weeks}, by progress`,
  ages: (min: number | null, max: number | null) => {
    const fromBirth = min === null || min === 0
    if (max === null) return fromBirth ? 'All ages' : `${min} and over`
    return fromBirth ? `${max} and under` : range(`${min}`, `${max}`)
  },
  /** A level of care and what else tells programs of one name apart. */
  levelAt: (level: string, where: readonly string[]) => [level, ...where].join(' · '),
  atFacility: 'at this facility',
  notOfProgram: 'Whether this program does is not said',
  /** What is treated, when the other is treated with it. */
  treatsWith: {
    'mental-health': 'Mental health, and substance use with it',
    'substance-use': 'Substance use, and mental health with it',
  } as Readonly<Record<string, string>>,
  levelShort: { iop: 'IOP', php: 'PHP', op: 'outpatient' },
  /** A name that another program has too, with what tells the two apart. */
  nameApart: (name: string, marks: readonly string[]) =>
    marks.length === 0 ? name : `${name} (${marks.join(', ')})`,
  levelByName: (list: string) => `Its own name says so; the ${list} has no code for it`,
  levelEntered: 'Entered with this listing',
  servesOnline: (states: readonly string[]) => `Online for people in ${list(states)}`,
  servesIn: (states: readonly string[]) => list(states),
  serves: (states: readonly string[]) => `online in ${list(states)}`,
  /** The first of many. */
  listAndMore: (texts: readonly string[], more: number) => `${list(texts)}, and ${more} more`,
  withheld: 'Address withheld',
  address: (street: string | null, city: string, state: string, zip: string) =>
    `${street ? `${street}, ` : ''}${city}, ${state}${nb}${zip}`,
  place: (city: string, state: string) => `${city}, ${state}`,
  accreditation: (body: string, scope: string | null) => (scope ? `${body}, for ${scope}` : body),
  scopes: { program: 'this program', facility: 'the facility', organization: 'the organization' },
  about: {
    program: 'about this program',
    facility: 'about the facility',
    organization: 'about the organization',
  },
  lists: {
    'samhsa-su': 'SAMHSA substance use directory',
    'samhsa-mh': 'SAMHSA mental health directory',
    'samhsa-findtreatment': 'FindTreatment.gov',
    'va-facilities': 'VA list of facilities',
    'hifld-hospitals': 'Homeland Security list of hospitals',
  } as Readonly<Record<string, string>>,
  edition: (list: string, year: string) => `${list} ${year}`,
  findTreatment: (year: string, month: number) =>
    `FindTreatment.gov, ${months[month - 1]}${nb}${year}`,
  editor: 'Our editors',
  page: 'The program’s own page',
  otherList: (host: string) => `${host} (a list)`,
  call: (text: string) => (/phone call/i.test(text) ? text : `phone call (${text})`),
  file: (name: string, date: string) =>
    date === '' ? `A file (${name})` : `A file of ${date} (${name})`,
  methods: {
    import: 'read from the list',
    page: 'read on the page',
    phone: 'by phone',
    email: 'by email',
    editor: 'entered by an editor',
  },
  checkedOn: (date: string) => `checked ${date}`,
  notChecked: 'not checked by us',
  /** For editors. */
  knownWrong: (date: string, who: string, why: string) =>
    `known to be wrong since ${date} (${who}): ${why}`,
  dateNotKnown: 'date not known, ask',
  absentShort: (year: number) => `Not in the ${year} edition`,
  absentSince: (list: string, year: number) =>
    `Not in the ${list} ${year}. It may have closed or moved: call before you go.`,
  /** Beside a number that other places have too. */
  sharedLine: (programs: number, states: number) =>
    states === 0
      ? `Central line of ${programs} programs.`
      : `Central line of ${programs} programs in ${plural(states, '1 state', `${states} states`)}.`,
  extension: (number: string, extension: string) => `${number}, extension ${extension}`,
}
