import { number } from '../numbers.js'
import { plural } from '../plural.js'

const programs = (count: number) => plural(count, '1 program', `${number(count)} programs`)

export const usMap = {
  see: 'See the map',
  unfold: 'Show the map',
  skip: 'Skip the map',
  asList: 'The same as a list',
  nationTitle: 'Programs by state',
  stateTitle: (state: string) => `Programs in ${state}`,
  nationText: 'Map of the United States. A state leads to its programs.',
  stateText: (state: string, drawn: number) => `Map of ${state}: ${programs(drawn)} as dots.`,
  inState: (state: string, count: number) => `${state}: ${programs(count)}`,
  nationCaption: 'The stronger the color, the more programs. Choose a state to see only its own.',
  steps: (from: number, to: number) =>
    from === to ? number(from) : `${number(from)} to ${number(to)}`,
  /** Why the states' counts do not add up to the total: programs in several states, or in none. */
  sums: (total: number, sum: number, repeats: number, nowhere: number) =>
    [
      ...(repeats > 0
        ? [
            `The states add up to ${number(sum)}, and the list to ${number(total)}. A program that is online in several states counts in each, ${number(repeats)} more in all.`,
          ]
        : []),
      ...(nowhere > 0
        ? [`${programs(nowhere)} of the list ${plural(nowhere, 'names', 'name')} no state.`]
        : []),
    ].join(' '),
  stateCaption:
    'A dot stands for the programs around it. A larger dot is more programs. Dashed: we know only the ZIP code or the city.',
  onMap: (drawn: number, total: number, rough: number) =>
    `${drawn === total ? plural(total, 'The program is', `All ${number(total)} programs are`) : `${number(drawn)} of ${programs(total)} ${plural(drawn, 'is', 'are')}`} on the map${rough > 0 && drawn > 1 ? `, ${rough === drawn ? 'all' : number(rough)} of them only roughly` : ''}.`,
  offMap: (missing: number) =>
    `${number(missing)} ${plural(missing, 'has', 'have')} no place on it: all sessions are online, the address is withheld, or it is in another state.`,
  otherCities: (cities: number) => plural(cities, '1 other city', `${number(cities)} other cities`),
  offList: 'Not on the map',
  wholeCountry: 'The whole country',
}
