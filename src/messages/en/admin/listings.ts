import { plural } from '../plural.js'
/** The admin's list of listings, and its counts of open work. */
export const adminListings = {
  title: 'Listings',
  add: 'Add a listing',
  search: 'Search',
  words: 'Name, organization, city or phone',
  status: 'Status',
  state: 'State',
  anyStatus: 'Any status',
  anyState: 'Any state',
  clear: 'Show all',
  statuses: {
    draft: 'Draft',
    'in-review': 'In review',
    published: 'Published',
    paused: 'Paused',
    archived: 'Archived',
  },
  countOf: (label: string, count: string) => `${label} (${count})`,
  caption: (total: string) => `Listings: ${total}`,
  columns: {
    name: 'Name',
    place: 'Place',
    level: 'Level',
    status: 'Status',
    checked: 'Last checked',
    missing: 'Not stated',
  },
  neverChecked: 'Never by us',
  old: (names: string, more: number) =>
    `older or never: ${more === 0 ? names : `${names} and ${more} more`}`,
  pausedUntil: (status: string, date: string) => `${status} until ${date}`,
  missing: (names: string, more: number) => (more === 0 ? names : `${names} and ${more} more`),
  nothingMissing: 'All that people decide by is stated',
  none: 'No listing fits. Try fewer words, or another status.',
  /** Visually hidden after a row's link, for screen readers. */
  rowHush: (level: string, place: string, id: string) => `, ${level}, ${place}, listing ${id}`,
  noPlace: 'No place',
  sample: 'sample',
  pages: 'Pages of listings',
  previous: 'Previous',
  next: 'Next',
  page: 'Page ',
  shown: (from: number, to: number, total: string) => `${from} to ${to} of ${total}`,
  waiting: {
    title: 'What waits',
    review: (count: number) =>
      plural(count, 'listing waits for review', 'listings wait for review'),
    paused: (count: number) => plural(count, 'pause is past its day', 'pauses are past their day'),
    unchecked: (count: number) =>
      plural(
        count,
        'published listing has something to check: it was not checked for six months, or never',
        'published listings have something to check: it was not checked for six months, or never',
      ),
    showing: {
      review: 'Showing what waits for review.',
      paused: 'Showing pauses that are past their day.',
      unchecked:
        'Showing listings with something that was not checked for six months, or never: how to reach them, where, or what people decide by.',
    },
  },
}
