import { allFacets, type FacetKey } from '../../catalog/program/facets.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { comparedHours } from '../../catalog/program/hours.js'
import type { Program } from '../../catalog/program/program.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { toWords } from '../../catalog/vocabulary/search-words.js'
import { labelOf, titleOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import { findMatchedFields, type MatchedField } from '../../search/match/matched-fields.js'
import { facilityText } from '../facts/fact-source.js'

const messages = say.search
/** How a program meets one filter; `said` is null where the card shows it anyway. */
type FilterAnswer = Readonly<{ met: boolean; said: string | null }>

/** Facets in the card's own lines. */
const shown: readonly FacetKey[] = [
  'level',
  'state',
  'source',
  'focus',
  'telehealth',
  'age',
  'payment',
  'accepting',
]
/**
 * MatchedField words matched, grouped by place: “recovery” and “house” in the name, “mat”: Medicine for
 * opioid use.
 */
const wordsAnswer = (program: Program, words: readonly string[]): readonly FilterAnswer[] => {
  const places = new Map<string, { where: MatchedField; quoted: string[] }>()
  for (const [i, where] of findMatchedFields(program, words).entries()) {
    if (!where) continue
    const key = `${where.field} ${where.value}`
    const place = places.get(key) ?? { where, quoted: [] }
    place.quoted.push(messages.inQuotes(words[i] ?? ''))
    places.set(key, place)
  }
  const said = [...places.values()].map(({ where, quoted }) =>
    where.value === null
      ? messages.foundIn(quoted, messages.inNames[where.field])
      : messages.foundAs(quoted, labelOf(where.field, where.value)),
  )
  return words.length === 0 ? [] : [{ met: true, said: said.join(', ') }]
}

const facetAnswer = (program: Program, key: FacetKey, asked: readonly string[]): FilterAnswer => {
  const has = allFacets.find((facet) => facet.key === key)?.of(program) ?? []
  const met = asked.filter((value) => has.includes(value))
  if (met.length === 0) return { met: false, said: messages.chipNotStated(titleOf(key)) }
  if (shown.includes(key)) return { met: true, said: null }
  const whose = facilityText(program.facts[key as FactKey])
  return {
    met: true,
    said: [say.facts.list(met.map((value) => labelOf(key, value))), ...(whose ? [whose] : [])].join(
      ' ',
    ),
  }
}

const hoursAnswer = (program: Program): FilterAnswer => {
  const { min, max } = comparedHours(program.hours)
  return min === null && max === null
    ? { met: false, said: messages.chipNotStated(messages.hours) }
    : { met: true, said: null }
}

/**
 * Why a program is a result: how many filters it is known to meet, and by what. Null when the card
 * shows all of that.
 */
export const matchReason = (
  program: Program,
  query: SearchQuery,
  { spot, suggestion }: Found,
): string | null => {
  const words = [...new Set(toWords(suggestion?.used ? suggestion.words : query.q))]
  const answers: readonly FilterAnswer[] = [
    ...wordsAnswer(program, words),
    ...(spot ? [{ met: true, said: null }] : []),
    ...allFacets.flatMap(({ key }) =>
      query.chosen[key] ? [facetAnswer(program, key, query.chosen[key])] : [],
    ),
    ...(query.hoursMin === null && query.hoursMax === null ? [] : [hoursAnswer(program)]),
  ]
  const said = answers.flatMap((answer) => answer.said ?? [])
  // A program that meets every filter, by what its card shows, needs no explanation.
  if (said.length === 0 && answers.every(({ met }) => met)) return null
  return [messages.matches(answers.filter(({ met }) => met).length, answers.length), ...said].join(
    ' · ',
  )
}
