import { bandsOf } from '../../src/catalog/program/ages.js'
import {
  allFacets,
  type Facet,
  type FacetKey,
  states,
  statesOf,
} from '../../src/catalog/program/facets.js'
import { comparedHours, overlaps } from '../../src/catalog/program/hours.js'
import type { Program } from '../../src/catalog/program/program.js'
import type { SearchQuery } from '../../src/catalog/search/search-query.js'
import { toComparable } from '../../src/catalog/text/plain-text.js'
import { type WordList, wordLists } from '../../src/catalog/vocabulary/values.js'
import { type VocabularyKey, valuesOf, wordOf } from '../../src/catalog/vocabulary/vocabulary.js'
import {
  mistakes,
  placeWords,
  smallWords,
  spellings,
} from '../../src/messages/en/vocabulary/spellings.js'
import { words as vocabularies } from '../../src/messages/en/vocabulary/words.js'
import type { FacetOption, Found } from '../../src/search/answer/find.js'
import { fieldWeights, hitScore, rarity } from '../../src/search/index/relevance.js'
import { milesBetween } from '../../src/search/places/distance.js'
import { findSpot, type Places, type Spot } from '../../src/search/places/places.js'

/** What both ways of searching must agree on. */
export type Essence = Readonly<{
  suggestion: Found['suggestion']
  total: number
  slugs: readonly string[]
  distances: readonly (number | null)[]
  facets: Readonly<Record<FacetKey, readonly FacetOption[]>>
  notStated: Readonly<Record<string, number>>
}>
type Test = (program: Program) => boolean
type Filter = Readonly<{ key: string; test: Test }>

const tokens = (text: string): readonly string[] => toComparable(text).match(/\S+/g) ?? []
const named = (key: VocabularyKey, values: readonly string[]): string =>
  values
    .map((value) => [wordOf(key, value)?.label, ...(wordOf(key, value)?.also ?? [])].join(' '))
    .join(' ')
/** A name in every spelling that people use for its words. */
const spelt = (text: string): string =>
  tokens(text)
    .flatMap((word) => [word, ...spellings.filter((group) => group.includes(word)).flat()])
    .join(' ')
/** A value's texts as they are searched: without the words that only make a label a sentence. */
const spoken = (key: VocabularyKey, values: readonly string[]): string =>
  tokens(named(key, values))
    .filter((word) => !placeWords.has(word))
    .join(' ')
/** Word lists that say what a place is, not whom it helps. */
const unsearched: readonly WordList[] = [
  'licence',
  'gender',
  'ownership',
  'facilityType',
  'smoking',
  'testing',
]
const textOf: Readonly<Record<keyof typeof fieldWeights, (program: Program) => string>> = {
  ...(Object.fromEntries(
    wordLists.map((key) => [
      key,
      (p: Program) => (unsearched.includes(key) ? '' : spoken(key, p[key])),
    ]),
  ) as Readonly<Record<WordList, (program: Program) => string>>),
  name: (p) => spelt(p.name),
  organization: (p) => spelt(p.organization),
  city: (p) => spelt((p.location ?? p.area)?.city ?? ''),
  state: (p) => `${statesOf(p).join(' ')} ${spoken('state', statesOf(p))}`,
  level: (p) => spoken('level', [p.level]),
  age: (p) => spoken('age', bandsOf(p.ages)),
  telehealth: (p) => spoken('telehealth', p.telehealth ? [p.telehealth] : []),
}
const texts = (Object.keys(vocabularies) as VocabularyKey[]).flatMap((key) =>
  valuesOf(key).map((value) => named(key, [value])),
)
const vocabulary = new Set(texts.flatMap(tokens))
const abbreviations = new Set([
  ...valuesOf('state').map((code) => code.toLowerCase()),
  ...texts
    .flatMap((text) => text.split(/[^A-Za-z]+/).filter((word) => /^[A-Z]{2,}$/.test(word)))
    .map((word) => word.toLowerCase()),
])
/** Remembers what does not change, so that the scan stays plain and the test quick. */
const remember = <T>(work: (program: Program) => T): ((program: Program) => T) => {
  const kept = new WeakMap<Program, T>()
  return (program) => {
    if (!kept.has(program)) kept.set(program, work(program))
    return kept.get(program) as T
  }
}
const hitsOf = remember(() => new Map<string, number>())
const textFields = Object.keys(textOf) as (keyof typeof fieldWeights)[]

const wordsOf = remember((program) =>
  textFields.map((key) => ({ weight: fieldWeights[key], words: tokens(textOf[key](program)) })),
)
const valuesIn = new Map(
  allFacets.map((facet) => [facet.key, remember((program) => new Set(facet.of(program)))]),
)
const has = ({ key }: Facet & { key: FacetKey }, value: string, program: Program): boolean =>
  valuesIn.get(key)?.(program).has(value) === true

/** A word starts others, but an abbreviation is found whole or with its plural's s. */
const begins = (other: string, word: string): boolean =>
  abbreviations.has(word) ? other === word || other === `${word}s` : other.startsWith(word)

/**
 * The best hit of a word in a program: for each of the program's words that starts so, the weights
 * of the fields that have it.
 */
const bestHit = (program: Program, word: string): number => {
  const known = hitsOf(program).get(word) ?? hitIn(program, word)
  hitsOf(program).set(word, known)
  return known
}
const hitIn = (program: Program, word: string): number => {
  const perField = wordsOf(program)
  const started = new Set(
    perField.flatMap(({ words }) => words.filter((other) => begins(other, word))),
  )
  const hits = [...started].map((other) => {
    const weight = perField
      .filter(({ words }) => words.includes(other))
      .reduce((sum, field) => sum + field.weight, 0)
    return other === word ? weight : weight / 2
  })
  return Math.max(0, ...hits)
}

const pointOf = (places: Places, { location, area }: Program) =>
  location ??
  (area?.city ? findSpot(places, { kind: 'city', city: area.city, state: area.state }) : null)
const milesTo = (places: Places, spot: Spot, program: Program): number => {
  const point = pointOf(places, program)
  return point?.lat == null || point.lon == null
    ? Number.POSITIVE_INFINITY
    : milesBetween(spot, { lat: point.lat, lon: point.lon })
}
const distanceOf = (
  places: Places,
  spot: Spot | null,
  within: number,
  program: Program,
): number | null =>
  spot && program.telehealth !== 'virtual' && milesTo(places, spot, program) <= within
    ? milesTo(places, spot, program)
    : null
const reaches = (places: Places, spot: Spot, within: number, program: Program): boolean =>
  distanceOf(places, spot, within, program) !== null ||
  ((program.telehealth === 'virtual' || program.telehealth === 'hybrid') &&
    program.statesServed.some((state) => state === spot.state))

const picks = (
  facet: Facet & { key: FacetKey },
  values: readonly string[],
  program: Program,
): boolean =>
  values.some((value) =>
    value === 'not-stated' ? !states(facet, program) : has(facet, value, program),
  )
const noHours: Test = ({ hours }) =>
  comparedHours(hours).min === null && comparedHours(hours).max === null

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Edits between two words by the plain definition, for words as short as names are. */
const edits = (a: string, b: string): number => {
  const kept: number[] = []
  const from = (i: number, j: number): number => {
    const known = kept[i * 100 + j]
    if (known !== undefined) return known
    const ways =
      i === 0 || j === 0
        ? [i + j]
        : [
            from(i - 1, j) + 1,
            from(i, j - 1) + 1,
            from(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          ].concat(
            i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
              ? [from(i - 2, j - 2) + 1]
              : [],
          )
    const least = Math.min(...ways)
    kept[i * 100 + j] = least
    return least
  }
  return from(a.length, b.length)
}
const allowed = (word: string): number =>
  word.length < 3 || /\d/.test(word) ? 0 : word.length < 6 ? 1 : 2
const flat = remember(
  (program) => new Set(wordsOf(program).flatMap(({ words, weight }) => (weight > 0 ? words : []))),
)

const respelt = (programs: readonly Program[], word: string): string => {
  const found = programs.filter((p) => bestHit(p, word) > 0).length
  if (found >= 3 || vocabulary.has(word)) return word
  const tally = new Map<string, number>()
  for (const p of programs)
    for (const other of flat(p)) tally.set(other, (tally.get(other) ?? 0) + 1)
  const enough = (count: number): boolean => count >= Math.max(1, found * 20)
  if (mistakes[word] && enough(tally.get(mistakes[word]) ?? 0)) return mistakes[word]
  const near = [...tally]
    .filter(
      ([other, count]) =>
        other !== word &&
        other.length > 2 &&
        enough(count) &&
        Math.abs(other.length - word.length) < 3,
    )
    .map(([other, count]) => ({
      other,
      count,
      edits: edits(word, other),
      far: edits(word, other) + (count < 3 && !vocabulary.has(other) ? 1 : 0),
    }))
    .filter((one) => one.far <= allowed(word) - (found > 0 ? 1 : 0))
    .toSorted((a, b) => a.far - b.far || b.count - a.count || compare(a.other, b.other))
  return near[0]?.other ?? word
}

/**
 * The words that are searched: as typed when a program has them all, else without small ones, set
 * right, or both.
 */
const naiveWords = (
  programs: readonly Program[],
  q: string,
): Readonly<{ words: readonly string[]; suggestion: Found['suggestion'] }> => {
  const words = [...new Set(tokens(q))]
  const finds = (some: readonly string[]): boolean =>
    programs.some((p) => some.every((word) => bestHit(p, word) > 0))
  const kept = (some: readonly string[]): readonly string[] =>
    some.every((word) => smallWords.has(word)) ? some : some.filter((w) => !smallWords.has(w))
  if (words.length === 0 || q.startsWith('"')) return { words, suggestion: null }
  const right = words.map((word) => respelt(programs, word))
  const typed = finds(words)
  if (typed)
    return {
      words,
      suggestion: right.join() === words.join() ? null : { words: right.join(' '), used: false },
    }
  const instead = [kept(words), right, kept(right)]
    .map((some) => [...new Set(some)])
    .find((some) => some.join() !== words.join() && finds(some))
  return instead
    ? { words: instead, suggestion: { words: instead.join(' '), used: true } }
    : { words, suggestion: null }
}

/**
 * The rules of a search as one plain scan over all programs. Slow and short: what `find` is
 * measured against.
 */
export const naiveFind = (
  programs: readonly Program[],
  places: Places,
  query: SearchQuery,
): Essence => {
  const searched = programs.filter(({ status }) => status === 'published')
  const spot = query.near && findSpot(places, query.near)
  const { words, suggestion } = naiveWords(searched, query.q)
  const asked = { min: query.hoursMin, max: query.hoursMax }
  const filters: readonly Filter[] = [
    ...words.map((word) => ({ key: 'words', test: (p: Program) => bestHit(p, word) > 0 })),
    ...(spot
      ? [{ key: 'near', test: (p: Program) => reaches(places, spot, query.within, p) }]
      : []),
    ...allFacets.flatMap((facet) => {
      const values = query.chosen[facet.key]
      return values ? [{ key: facet.key, test: (p: Program) => picks(facet, values, p) }] : []
    }),
    ...(asked.min === null && asked.max === null
      ? []
      : [
          {
            key: 'hours',
            test: (p: Program) =>
              noHours(p) ? query.hoursUnknown : overlaps(asked, comparedHours(p.hours)),
          },
        ]),
  ]
  const fits = (p: Program, but: string | null): boolean =>
    filters.every(({ key, test }) => key === but || test(p))
  const found = searched.filter((p) => fits(p, null))

  const sort =
    query.sort === null ||
    (query.sort === 'relevance' && words.length === 0) ||
    (query.sort === 'distance' && !spot)
      ? words.length > 0
        ? 'relevance'
        : spot
          ? 'distance'
          : 'name'
      : query.sort
  const rare = new Map(
    words.map((word) => [
      word,
      rarity(searched.length, searched.filter((p) => bestHit(p, word) > 0).length),
    ]),
  )
  const score = (p: Program): number =>
    words.reduce((sum, word) => sum + hitScore(rare.get(word) as number, bestHit(p, word)), 0)
  const miles = (p: Program): number =>
    distanceOf(places, spot, query.within, p) ?? Number.POSITIVE_INFINITY
  const key = {
    name: () => 0,
    relevance: (p: Program) => -score(p),
    distance: miles,
    checked: (p: Program) => -Date.parse(p.checkedOn ?? '1970-01-01'),
  }[sort]
  const ordered = found
    .map((p) => ({ p, first: key(p) }))
    .toSorted(
      (a, b) =>
        compare(a.first, b.first) ||
        compare(toComparable(a.p.name), toComparable(b.p.name)) ||
        compare(a.p.slug, b.p.slug),
    )
    .map(({ p }) => p)
  const page = ordered.slice((query.page - 1) * query.size, query.page * query.size)

  const counted = allFacets.map((facet) => {
    const others = searched.filter((p) => fits(p, facet.key))
    const offered = (valuesOf(facet.key) as readonly string[]).filter((value) =>
      searched.some((p) => has(facet, value, p)),
    )
    const options = offered.map((value) => ({
      value,
      count: others.filter((p) => has(facet, value, p)).length,
    }))
    return { key: facet.key, options, unstated: others.filter((p) => !states(facet, p)).length }
  })
  return {
    suggestion,
    total: found.length,
    slugs: page.map(({ slug }) => slug),
    distances: page.map((p) => distanceOf(places, spot, query.within, p)),
    facets: Object.fromEntries(
      counted.map(({ key, options }) => [key, options]),
    ) as unknown as Essence['facets'],
    notStated: {
      ...Object.fromEntries(counted.map(({ key, unstated }) => [key, unstated])),
      hours: searched.filter((p) => fits(p, 'hours') && noHours(p)).length,
    },
  }
}
