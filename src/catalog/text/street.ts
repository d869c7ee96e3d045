import { toComparable } from './plain-text.js'

/**
 * Words of addresses that are written in several ways, the form we compare by first. Streets,
 * directions and units as in Publication 28 of the United States Postal Service, appendixes B and C;
 * two words of Puerto Rico beside them.
 */
const spellings: readonly (readonly string[])[] = [
  ['n', 'north'],
  ['s', 'south'],
  ['e', 'east'],
  ['w', 'west'],
  ['ne', 'northeast'],
  ['nw', 'northwest'],
  ['se', 'southeast'],
  ['sw', 'southwest'],
  ['aly', 'alley'],
  ['ave', 'avenue', 'av', 'aven'],
  ['bch', 'beach'],
  ['blf', 'bluff'],
  ['blvd', 'boulevard', 'boul', 'bvd'],
  ['br', 'branch'],
  ['brg', 'bridge'],
  ['brk', 'brook'],
  ['byp', 'bypass'],
  ['cir', 'circle', 'circ'],
  ['co', 'county'],
  ['cres', 'crescent'],
  ['crk', 'creek'],
  ['cswy', 'causeway'],
  ['ct', 'court'],
  ['ctr', 'center', 'centre', 'cntr', 'cent'],
  ['cv', 'cove'],
  ['dr', 'drive', 'drv'],
  ['expy', 'expressway', 'expwy'],
  ['ext', 'extension'],
  ['fls', 'falls'],
  ['ft', 'fort'],
  ['fwy', 'freeway'],
  ['gdns', 'gardens'],
  ['grv', 'grove'],
  ['hbr', 'harbor'],
  ['hl', 'hill'],
  ['hls', 'hills'],
  ['hts', 'heights'],
  ['hwy', 'highway', 'hiway', 'hway'],
  ['jct', 'junction'],
  ['lk', 'lake'],
  ['ln', 'lane'],
  ['lndg', 'landing'],
  ['mdws', 'meadows'],
  ['mnr', 'manor'],
  ['mt', 'mount'],
  ['mtn', 'mountain'],
  ['pkwy', 'parkway', 'pky', 'parkwy', 'pkway'],
  ['pl', 'place'],
  ['plz', 'plaza'],
  ['pt', 'point'],
  ['rd', 'road'],
  ['rdg', 'ridge'],
  ['riv', 'river'],
  ['rte', 'route', 'rt'],
  ['spg', 'spring'],
  ['spgs', 'springs'],
  ['sq', 'square'],
  ['st', 'street', 'saint', 'str'],
  ['sta', 'station'],
  ['ter', 'terrace', 'terr'],
  ['tpke', 'turnpike', 'tpk'],
  ['trl', 'trail'],
  ['vlg', 'village'],
  ['vly', 'valley'],
  ['vw', 'view'],
  ['xing', 'crossing'],
  ['apt', 'apartment', 'apts'],
  ['bldg', 'building', 'bld', 'edificio'],
  ['fl', 'floor', 'floors', 'flr', 'piso'],
  ['rm', 'room', 'rooms'],
  ['ste', 'suite', 'suites', 'suit'],
  ['unit', 'units'],
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, i) => [String(i + 1), word],
  ),
  ['1st', 'first'],
  ['2nd', 'second'],
  ['3rd', 'third'],
  ...['fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map((word, i) => [
    `${i + 4}th`,
    word,
  ]),
]
const comparedAs: ReadonlyMap<string, string> = new Map(
  spellings.flatMap(([form = '', ...others]) => others.map((word) => [word, form] as const)),
)

/** What begins the part of an address that says where in the building. */
const units: ReadonlySet<string> = new Set(['apt', 'bldg', 'fl', 'rm', 'ste', 'unit'])

/** The words of a part, in the forms we compare by: "N. W." is "nw", "P.O. Box" is "po box". */
const wordsOf = (part: string): readonly string[] =>
  toComparable(part.replaceAll('#', ' ste '))
    .replace(/\bp (?=o box\b)/g, 'p')
    .replace(/\bu (?=s\b)/g, 'u')
    .split(' ')
    .map((word) => comparedAs.get(word) ?? word)
    .join(' ')
    .replace(/\b([ns]) (?=[ew]\b)/g, '$1')
    .split(' ')

/** Without a suite in front of it or after it: a street has a number and a name before one. */
const withoutUnit = (words: readonly string[]): readonly string[] => {
  const [first = ''] = words
  if (units.has(first)) return words.slice(2)
  const unit = words.findIndex((word, i) => i > 1 && units.has(word))
  if (unit < 0) return words
  const isNumbered = /^\d+(?:st|nd|rd|th|er|do|ro|to)$/.test(words[unit - 1] ?? '')
  return words.slice(0, isNumbered && unit > 2 ? unit - 1 : unit)
}

/** Whether a part says only where in the building: "Suite 200", "2nd Floor". */
const isUnit = (words: readonly string[]): boolean =>
  withoutUnit(words).length === 0 || (words.length < 3 && words.some((word) => units.has(word)))
const isBox = ([first, second]: readonly string[]): boolean => first === 'po' && second === 'box'

/**
 * The building of a street address, for comparison: "100 North Main Street, Suite 4" and "100 N.
 * Main St." are equal. Suites, floors, and what stands beside the street (another name, a post
 * office box) are left out; a box alone stays. Empty without a letter or digit.
 */
export const toComparableStreet = (street: string): string => {
  const parts = street
    .split(',')
    .map(wordsOf)
    .filter((words) => words.join('') !== '')
  const outside = parts.filter((words) => !isUnit(words))
  const streets = outside.filter((words) => !isBox(words))
  const found =
    streets.find(([first = '']) => /^\d/.test(first)) ?? streets[0] ?? outside[0] ?? parts[0] ?? []
  const building = withoutUnit(found)
  return (building.length === 0 ? found : building).join(' ')
}
