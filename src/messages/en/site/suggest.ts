import { number } from '../numbers.js'
import { plural } from '../plural.js'

const programs = (count: number) => plural(count, '1 program', `${number(count)} programs`)

/** Autocomplete of the search fields. */
export const suggest = {
  /** Accessible name of the listbox. */
  list: 'Suggestions',
  /** Announced to screen readers after every response. */
  count: (count: number) =>
    count === 0 ? 'No suggestions' : plural(count, '1 suggestion', `${count} suggestions`),
  city: (count: number) => (count === 0 ? '' : `${programs(count)} there`),
  zip: (state: string, count: number) =>
    count === 0 ? state : `${state}, ${programs(count)} there`,
  organization: (count: number) => `Organization, ${programs(count)}`,
  program: (level: string, place: string | null) => (place ? `${level}, ${place}` : level),
}
