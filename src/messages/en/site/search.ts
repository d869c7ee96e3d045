import { helpline } from '../layout.js'
import { number } from '../numbers.js'
import { plural } from '../plural.js'

const programs = (count: number) => plural(count, '1 program', `${number(count)} programs`)
const miles = (distance: number) =>
  distance < 10 ? Math.max(0.1, Math.round(distance * 10) / 10) : Math.round(distance)
/** Levels of care, short. */
const levels = { iop: 'IOP', php: 'PHP', op: 'outpatient' }

export const search = {
  title: (total: number, place: string | null) =>
    place ? `${programs(total)} ${place}` : programs(total),
  within: (miles: number, place: string) => `within ${miles} miles of ${place}, or online there`,
  programs,
  ignored: 'Please note',
  approximate: (place: string) =>
    `We know ${place} only roughly, by the ZIP codes around it. Distances are about right.`,
  chips: 'Filters in use',
  manyChips: (count: number) => `${count} filters in use`,
  remove: 'Remove filter: ',
  clear: 'Clear all',
  chipWords: (q: string) => `“${q}”`,
  chipNear: (miles: number, place: string) => `${miles} miles of ${place}`,
  chipHours: (min: number | null, max: number | null, unknown: boolean) =>
    `${min === null ? `Up to ${max}` : max === null ? `${min} or more` : min === max ? min : `${min} to ${max}`} hours a week${unknown ? ', or not stated' : ''}`,
  chipNotStated: (title: string) => `${title}: not stated`,
  filters: (count: number) => (count === 0 ? 'Filters' : `Filters (${count})`),
  filtersTitle: 'Filters',
  allFilters: 'All filters',
  allFiltersLead:
    'Choose any of these, then show the programs. The numbers are programs that say so.',
  backTo: (total: number) => `Back to ${programs(total)}`,
  allOf: (count: number) => `All ${number(count)}, with what they mean`,
  allOfHush: (title: string) => `: ${title}`,
  filterSections: {
    care: 'Care',
    medicines: 'Medicines, withdrawal and tests',
    place: 'The place and what it offers',
    people: 'Who it is for',
    paying: 'Paying, and who runs it',
  },
  close: 'Close',
  near: 'ZIP code, or city and state',
  radius: 'How far',
  miles: (count: number) => `${count} miles`,
  words: 'Words',
  order: 'Order',
  orderDefault: 'The order that fits',
  orders: {
    relevance: 'Best match',
    distance: 'Nearest first',
    name: 'By name',
    checked: 'Last checked first',
  },
  chosenOf: (count: number) => `${count} chosen`,
  hours: 'Hours a week',
  from: 'From',
  to: 'To',
  hoursUnknown: 'Also those that do not state hours',
  hoursHint: 'Counts only together with “From” or “To” above.',
  hoursUnknownAlone:
    '“Also those that do not state hours” counts only together with “From” or “To”, so it was left out.',
  notStated: 'Not stated',
  programsHush: ' programs',
  nobodyStates: (titles: readonly string[]) =>
    `No program in this directory states these yet, so you cannot filter by them: ${titles.join(', ')}.`,
  show: 'Show programs',
  list: 'Programs',
  sortedBy: {
    relevance: 'Best match first.',
    distance: 'Nearest first.',
    name: 'In order of name.',
    checked: 'Last checked first.',
  },
  thenOnline: 'Programs that meet online in this state come last.',
  bars: 'Bars run from 0 to 30 hours a week: IOPs start at 6 for teenagers and 9 for adults, day programs at 20.',
  distance: (distance: number, about: boolean) =>
    `${about ? 'about ' : ''}${miles(distance)}\u00a0mi`,
  inZip: (zip: string) => `in ZIP\u00a0${zip}`,
  onlineIn: (state: string) => `Online in ${state}`,
  matches: (met: number, asked: number) => `Matches ${met} of ${asked}`,
  inNames: { name: 'the name', organization: 'the organization', city: 'the city' },
  foundIn: (quoted: readonly string[], place: string) => `${quoted.join(' and ')} in ${place}`,
  foundAs: (quoted: readonly string[], label: string) => `${quoted.join(' and ')}: ${label}`,
  treats: 'Treats',
  where: 'Where',
  ages: 'Ages',
  payment: 'Payment',
  more: (count: number) => `and ${count} more`,
  accepting: 'New people',
  checked: 'Checked',
  yesWithin: (days: number) =>
    days === 0
      ? 'Yes, the same day'
      : plural(days, 'Yes, within 1\u00a0day', `Yes, within ${days}\u00a0days`),
  sample: 'Sample, made up',
  add: 'Add to compare',
  addHush: (name: string) => `: ${name}`,
  chosen: 'Chosen to compare',
  removeChoice: 'Remove',
  removeChoiceHush: (name: string) => ` ${name} from the comparison`,
  full: 'Four are chosen: remove one to add another.',
  pages: 'Pages',
  page: 'Page ',
  next: 'Next',
  previous: 'Previous',
  shown: (from: number, to: number, total: number) =>
    `${number(from)} to ${number(to)} of ${number(total)}`,
  pastTheEnd: (pages: number) =>
    `There are only ${plural(pages, '1 page', `${number(pages)} pages`)}.`,
  firstPage: 'Go to the first page',
  noneTitle: 'Nothing fits all of this yet',
  noneLead: 'You did nothing wrong: few programs state everything. Try one of these:',
  without: (filter: string) => `Without ${filter.startsWith('“') ? filter : `“${filter}”`}`,
  asTyped: (typed: string) => `Search “${typed}” as typed`,
  instead: (typed: string, words: string) =>
    `No program has all of “${typed}”. This shows “${words}”.`,
  didYouMean: 'Did you mean',
  counted: (words: string, count: number) => `${words}: ${programs(count)}`,
  inQuotes: (words: string) => `“${words}”`,
  understood: 'Search instead:',
  parts: (texts: readonly string[]) => texts.join(' · '),
  stillNone: (parts: string) => `${parts}: still none. Without one of them:`,
  nobodyYet: (what: string) =>
    `No program in this directory states ${what} yet. One may still offer it: call and ask.`,
  nobodyIn: (what: string, state: string) =>
    `No program in this directory states ${what} in ${state}. One may still offer it: call and ask.`,
  whichCity: 'Which one?',
  place: (city: string, state: string) => `${city}, ${state}`,
  nearestIn: (distance: number, state: string) =>
    `The nearest is ${number(miles(distance))} miles away. All in ${state}`,
  wider: (miles: number) => `Within ${miles} miles`,
  onlyPlace: (miles: number, place: string) => `Only the place, ${miles} miles of ${place}`,
  searchNear: (place: string) => `Search near ${place}`,
  wayOut: (way: string, count: number) => `${way}: ${count === 0 ? 'still none' : programs(count)}`,
  anyOf: (texts: readonly string[]) => texts.join(' or '),
  helpline: { ...helpline, text: 'SAMHSA’s free helpline can look with you, day and night:' },
  trayCount: (count: number) => `${count} chosen`,
  trayNames: (names: readonly string[]) => `: ${names.join(', ')}`,
  trayCompare: 'Compare side by side',
  trayOne: 'Add a second to compare the two.',
  /** For tabs and bookmarks with level and place: a facility often has two programs of one name. */
  programTitle: (name: string, level: keyof typeof levels, place: string | null) =>
    `${name}, ${levels[level]}${place ? ` in ${place}` : ''}`,
  notListed: (slug: string) =>
    `A program you chose is no longer listed here, so it was left out: ${slug}.`,
  mapTitle: (place: string) => `Distance and direction from ${place}`,
  mapText: (place: string, near: number, online: number) =>
    `Drawing of how far and which way from ${place}: ${programs(near)} on this page with a place, ${online} without.`,
  mapCaption: (place: string) =>
    `This shows how far and which way from ${place}, not streets. Numbers are those of the list. A dot is a program whose number did not fit. Dashed: we know only the ZIP code.`,
  mapNumber: 'Number on the drawing: ',
  seeMap: 'See the drawing',
  north: 'N',
}
