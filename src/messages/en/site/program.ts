import { plural } from '../plural.js'
export const program = {
  lead: (level: string, place: string | null, meaning: string) =>
    `${level}${place ? ` in ${place}` : ''}. ${meaning}`,
  sample:
    'This is a sample. The program, its number and its address are made up, to show what a full listing looks like.',
  sampleShort: 'Sample, made up',
  pausedShort: 'Paused',
  paused:
    'This program is paused. It is not in the search at the moment; please call before you plan anything.',
  /** For a paused program without a phone number. */
  pausedToAsk:
    'This program is paused. It is not in the search at the moment; please ask them before you plan anything.',
  pausedUnreachable:
    'This program is paused. It is not in the search at the moment, and nobody has told us how to reach them now.',
  start: 'Start with the program itself',
  accepting: { yes: 'Taking new people.', no: 'Not taking new people at the moment.' },
  firstVisit: (days: number) =>
    days === 0
      ? 'First visit the same day.'
      : plural(days, 'First visit within 1\u00a0day.', `First visit within ${days}\u00a0days.`),
  ways: {
    'intake-page': {
      button: 'Go to their intake page',
      what: 'Their intake page:',
      short: 'intake page',
    },
    'intake-phone': {
      button: 'Call their intake line',
      what: 'Call intake:',
      short: 'intake line',
    },
    website: {
      button: 'Go to their own site',
      what: 'Their own site, not an intake page:',
      short: 'own site',
    },
    'organization-website': {
      button: 'Go to the site of their organization',
      what: 'The site of their organization, not of this program alone:',
      short: 'site of their organization',
    },
    phone: {
      button: 'Call their main number',
      what: 'Their main number, not an intake line:',
      short: 'main number',
    },
  },
  /** For a program whose number was struck out, with no other known. */
  numberWrong:
    'The phone number that a list gives for them is known to be wrong, so it is not here.',
  noWayIn: 'Nobody has told us how to reach them. SAMHSA’s free helpline may know: 1-800-662-4357.',
  direct: 'You deal with them directly. We pass nothing on, and nobody pays us.',
  opens: 'opens their own site',
  week: 'A week here',
  checkedWhen: 'When the facts here were checked',
  weekPicture: (text: string) => `A week of sessions: ${text}`,
  hoursNotStated: 'Hours not stated',
  compare: 'Compare with others',
  questions: 'Questions to ask',
  groups: {
    decide: 'What people decide by',
    treatment: 'Treatment',
    practical: 'Where and how',
    standing: 'Standing',
  },
  alsoSaid: 'Also said:',
  theirWords: (words: string) => `The program says: “${words}”`,
  allSaid: (source: string) => `Who said this: ${source}.`,
  mostSaid: (source: string) => `Who said this, unless a fact names another: ${source}.`,
  checkedSource: 'The newest date among these facts',
  neverChecked: 'No fact here was checked by us yet',
  askAll: 'Where it reads “Not stated”, nobody has told us. Ask them.',
  facility: 'Facts about the facility are about the whole place, not this program alone.',
  fromList: (list: string) => `Listed in the ${list}. A listing there is not a recommendation.`,
}
