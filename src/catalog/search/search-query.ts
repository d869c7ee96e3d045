import { say } from '../../messages/say.js'
import { allFacets, type FacetKey, NOT_STATED, parameters } from '../program/facets.js'
import { parseSought, shown, toComparable } from '../text/plain-text.js'
import type { Problem } from '../text/problem.js'
import { isSlug } from '../text/slug.js'
import { labelOf, parseValue } from '../vocabulary/vocabulary.js'
import { type Near, parseNear, parseState, toNearText } from './place-query.js'

/** Orders of results, as the parameter `sort` names them. */
export const sorts = ['relevance', 'distance', 'name', 'checked'] as const
export type Sort = (typeof sorts)[number]
/** Search radii in miles; 25 is about as far as people drive several times a week. */
export const radii = [5, 10, 25, 50, 100] as const
/** Programs per page unless `size` says otherwise, and at most. */
export const PAGE_SIZE = 20
export const LARGEST_PAGE = 50
/** Far past the last page of a million programs; a larger number is an error. */
export const LAST_PAGE = 100_000
/** Characters and words of a search text that are used. */
export const LONGEST_WORDS = 100
export const MOST_WORDS = 8
/** The largest bound of hours per week that a search accepts. */
export const MOST_HOURS = 60
/** How many programs fit side by side on a page. */
export const MOST_COMPARED = 4

/** A parsed search: all of its URL. `sort` null is the default: relevance, distance or name. */
export type SearchQuery = Readonly<{
  q: string
  near: Near | null
  within: (typeof radii)[number]
  chosen: Readonly<Partial<Record<FacetKey, readonly string[]>>>
  hoursMin: number | null
  hoursMax: number | null
  hoursUnknown: boolean
  sort: Sort | null
  page: number
  size: number
  program: readonly string[]
}>

/** The search without any parameter: every program, by name. */
export const anything: SearchQuery = {
  q: '',
  near: null,
  within: 25,
  chosen: {},
  hoursMin: null,
  hoursMax: null,
  hoursUnknown: false,
  sort: null,
  page: 1,
  size: PAGE_SIZE,
  program: [],
}

/** Looks up the cities of a name, one per state. */
export type CitiesNamed = (name: string) => readonly (Near & { kind: 'city' })[]
type ParseState = { query: SearchQuery; ignored: Problem[]; readonly citiesNamed: CitiesNamed }
/** Reads all values of one parameter into the query; reports unusable ones in `ignored`. */
type ParameterReader = (values: readonly string[], parsed: ParseState, key: string) => void

const change = (parsed: ParseState, changes: Partial<SearchQuery>): void => {
  parsed.query = { ...parsed.query, ...changes }
}
const ignore = ({ ignored }: ParseState, field: string, message: string): void =>
  void ignored.push({ field, message })
const ignoreValue = (parsed: ParseState, key: string, value: string): void =>
  ignore(parsed, key, say.problems.unknownValue(key, shown(value)))

const single =
  (read: (value: string, parsed: ParseState, key: string) => void): ParameterReader =>
  (values, parsed, key) => {
    const [first, ...rest] = values
    if (rest.some((value) => value !== first)) ignore(parsed, key, say.problems.onlyOne(key))
    if (first !== undefined) read(first, parsed, key)
  }
const wholeNumber = (text: string, min: number, max: number): number | null => {
  const number = /^\d{1,7}$/.test(text.trim()) ? Number(text) : Number.NaN
  return number >= min && number <= max ? number : null
}
const number = (
  name: 'hoursMin' | 'hoursMax' | 'page' | 'size',
  min: number,
  max: number,
): ParameterReader =>
  single((value, parsed, key) => {
    const found = wholeNumber(value, min, max)
    if (found === null) ignore(parsed, key, say.problems.notANumber(key, shown(value), min, max))
    else change(parsed, { [name]: found })
  })
const oneOf = (name: 'within' | 'sort', values: readonly (string | number)[]): ParameterReader =>
  single((value, parsed, key) => {
    const found = values.find((one) => String(one) === value.trim())
    if (found === undefined) ignoreValue(parsed, key, value)
    else change(parsed, { [name]: found })
  })
/** Merges values, sorted and without duplicates, so that a query has one URL. */
export const withValues = (
  values: readonly string[] = [],
  others: readonly string[],
): readonly string[] => [...new Set([...values, ...others])].sort()
const choose = (parsed: ParseState, key: FacetKey, values: readonly string[]): void => {
  const { chosen } = parsed.query
  change(parsed, { chosen: { ...chosen, [key]: withValues(chosen[key], values) } })
}
const choice =
  (key: FacetKey): ParameterReader =>
  (values, parsed, name) => {
    const known = values.flatMap((value) =>
      value === NOT_STATED ? value : (parseValue(key, value) ?? []),
    )
    for (const value of values)
      if (value !== NOT_STATED && parseValue(key, value) === null) ignoreValue(parsed, name, value)
    if (known.length > 0) choose(parsed, key, known)
  }

const readers: Readonly<Record<string, ParameterReader>> = {
  q: single((value, parsed, key) => {
    const plain = parseSought(value.slice(0, LONGEST_WORDS), LONGEST_WORDS)
    const words = toComparable(plain ?? '').split(' ')
    if (plain === null || words[0] === '') return ignore(parsed, key, say.problems.unreadable(key))
    const long = words.length > MOST_WORDS
    if (long || value.length > LONGEST_WORDS)
      ignore(parsed, key, say.problems.tooManyWords(LONGEST_WORDS, MOST_WORDS))
    change(parsed, { q: long ? words.slice(0, MOST_WORDS).join(' ') : plain })
  }),
  near: single((value, parsed, key) => {
    const whole = parseNear(value)
    const state = whole ? null : parseState(value)
    const cities = whole || state ? [] : parsed.citiesNamed(value)
    const near = whole ?? (cities.length === 1 ? cities[0] : null)
    if (near) change(parsed, { near })
    else if (state) {
      choose(parsed, 'state', [state])
      ignore(parsed, key, say.problems.stateForPlace(labelOf('state', state)))
    } else {
      const { severalPlaces, unknownPlace } = say.problems
      ignore(parsed, key, (cities.length > 0 ? severalPlaces : unknownPlace)(shown(value)))
    }
  }),
  within: oneOf('within', radii),
  ...Object.fromEntries(allFacets.map(({ key }) => [parameters[key], choice(key)])),
  hours_min: number('hoursMin', 0, MOST_HOURS),
  hours_max: number('hoursMax', 0, MOST_HOURS),
  hours_unknown: single((value, parsed, key) => {
    if (value === '1') change(parsed, { hoursUnknown: true })
    else ignoreValue(parsed, key, value)
  }),
  sort: oneOf('sort', sorts),
  page: number('page', 1, LAST_PAGE),
  size: number('size', 1, LARGEST_PAGE),
  program: (values, parsed, key) => {
    const slugs = [...new Set(values)]
    const fit = slugs.filter(isSlug)
    if (fit.length < slugs.length) ignore(parsed, key, say.problems.notASlug)
    if (fit.length > MOST_COMPARED) ignore(parsed, key, say.problems.tooManyPrograms(MOST_COMPARED))
    change(parsed, { program: fit.slice(0, MOST_COMPARED) })
  },
}
/** Every parameter of a search, for the API's description. */
export const searchParameters: readonly string[] = Object.keys(readers)

/** Validates combinations; what does not fit is reported, never silently dropped. */
const validateCombinations = (parsed: ParseState): void => {
  const { near, sort, hoursMin, hoursMax } = parsed.query
  if (hoursMin !== null && hoursMax !== null && hoursMin > hoursMax) {
    ignore(parsed, 'hours_max', say.problems.hoursCrossed(hoursMin, hoursMax))
    change(parsed, { hoursMin: null, hoursMax: null })
  }
  if (sort === 'distance' && !near) {
    ignore(parsed, 'sort', say.problems.distanceWithoutPlace)
    change(parsed, { sort: null })
  }
  // A radius without a place and "hours unknown" without hours do nothing: one URL per query.
  if (!near) change(parsed, { within: anything.within })
  if (parsed.query.hoursMin === null && parsed.query.hoursMax === null)
    change(parsed, { hoursUnknown: false })
}

/**
 * Never fails: `ignored` names what is unusable (pages show it, the API answers 400). Empty values,
 * as forms send them, are absent; a state as the place is used as the state, and reported.
 * `citiesNamed` finds the cities a bare name may mean: one is used, of several the reader chooses.
 */
export const parseSearchQuery = (
  params: URLSearchParams,
  citiesNamed: CitiesNamed = () => [],
): Readonly<{ query: SearchQuery; ignored: readonly Problem[] }> => {
  const parsed: ParseState = { query: anything, ignored: [], citiesNamed }
  for (const key of new Set(params.keys())) {
    const values = params.getAll(key).filter((value) => value.trim() !== '')
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined
    if (!read) ignore(parsed, key, say.problems.unknownParameter(shown(key)))
    else if (values.length > 0) read(values, parsed, key)
  }
  validateCombinations(parsed)
  return { query: parsed.query, ignored: parsed.ignored }
}

/** Canonical: keys in a fixed order, defaults left out. The inverse of `parseSearchQuery`. */
export const toParams = (query: SearchQuery): URLSearchParams => {
  const params = new URLSearchParams()
  // Appended one by one, not from pairs, for speed: a page of results has thirty URLs.
  const add = (key: string, value: string | number | null): void => {
    if (value !== null) params.append(key, String(value))
  }
  add('q', query.q || null)
  add('near', query.near && toNearText(query.near))
  add('within', query.near && query.within !== anything.within ? query.within : null)
  for (const { key } of allFacets)
    for (const value of query.chosen[key] ?? []) add(parameters[key], value)
  add('hours_min', query.hoursMin)
  add('hours_max', query.hoursMax)
  add(
    'hours_unknown',
    query.hoursUnknown && (query.hoursMin !== null || query.hoursMax !== null) ? 1 : null,
  )
  add('sort', query.sort)
  add('page', query.page === 1 ? null : query.page)
  add('size', query.size === PAGE_SIZE ? null : query.size)
  for (const slug of query.program) add('program', slug)
  return params
}
