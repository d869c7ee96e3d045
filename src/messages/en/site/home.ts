import { number } from '../numbers.js'
import { plural } from '../plural.js'

export const home = {
  title: 'Find an intensive outpatient program',
  lead: 'Treatment several times a week, while you live at home. For yourself, or for someone you care about.',
  near: 'ZIP code, or city and state',
  words: 'Words',
  optional: '(optional)',
  search: 'Search programs',
  asked: 'People often look for',
  programs: (count: number) => plural(count, '1 program', `${number(count)} programs`),
  questions: {
    iop: 'Intensive outpatient (IOP)',
    php: 'Day programs (PHP)',
    medicaid: 'Takes Medicaid',
    teens: 'For teenagers',
    both: 'Mental health and substance use together',
    spanish: 'Help in Spanish',
    cost: 'Sliding fee, or help paying',
    online: 'Places that offer visits online',
    evening: '9 to 12 hours a week',
    accepting: 'Taking new people now',
  },
  what: 'What an IOP is',
  whatText:
    'An intensive outpatient program is planned group, one-to-one and family treatment, a few days a week, for some weeks. You sleep at home. Many people keep working or studying.',
  whatMore: 'It is more than weekly therapy and less than a day program.',
  guide: 'Read the short guide',
  scale:
    'Hours of treatment a week, from 0 to 30. Intensive outpatient is 9 to 19 hours for adults, and starts at 6 for teenagers. Day programs start at 20.',
  ticks: [
    { hours: 6, text: 'an IOP for teenagers starts here' },
    { hours: 9, text: 'an IOP for adults starts here' },
    { hours: 20, text: 'day programs (PHP) start here' },
  ],
  countOn: 'What you can count on',
  promises: [
    {
      title: 'Nobody pays for a place',
      text: 'The order of the list cannot be bought. We take no money from programs.',
    },
    {
      title: 'Nobody is watching',
      text: 'No cookies, no trackers, and your search is not written down.',
    },
    {
      title: 'Every fact says who said it',
      text: 'You see who said it and when it was checked. Where nobody told us, it says “Not stated”.',
    },
  ],
  standing: (count: number) =>
    `${number(count)} programs, from the SAMHSA National Directories 2024 and programs’ own pages. Being listed is not a recommendation.`,
  standingSamples:
    'Programs marked “sample” are made up, to show what a full listing looks like. They are not counted on this page.',
}
