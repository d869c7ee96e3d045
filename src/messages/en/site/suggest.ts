import { number } from '../numbers.js'

const programs = (count: number) => (count === 1 ? '1 program' : `${number(count)} programs`)

/** What is offered while somebody types. */
export const suggest = {
  /** What the list is called. */
  list: 'Suggestions',
  /** Said to who hears the page, after every answer. */
  count: (count: number) =>
    count === 0 ? 'No suggestions' : count === 1 ? '1 suggestion' : `${count} suggestions`,
  city: (count: number) => (count === 0 ? '' : `${programs(count)} there`),
  zip: (state: string, count: number) =>
    count === 0 ? state : `${state}, ${programs(count)} there`,
  organization: (count: number) => `Organization, ${programs(count)}`,
  program: (level: string, place: string | null) => (place ? `${level}, ${place}` : level),
}
