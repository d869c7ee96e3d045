import { allFacets, type FacetKey } from '../../catalog/program/facets.js'
import { comparedHours } from '../../catalog/program/hours.js'
import type { FactKey, Program } from '../../catalog/program/program.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { toWords } from '../../catalog/vocabulary/search-words.js'
import { labelOf, titleOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import { findMatchedFields, type MatchedField } from '../../search/match/matched-fields.js'
import { facilityText } from '../facts/fact-source.js'

const t = say.search
/**
 * One filter that was asked and how a program answers it; `said` is null where the card shows it
 * anyway.
 */
type Answer = Readonly<{ met: boolean; said: string | null }>

/** The card's own lines show these. */
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
 * What words were found in, those of one place together: “recovery” and “house” in the name, “mat”:
 * Medicine for opioid use.
 */
const wordsAnswer = (program: Program, words: readonly string[]): readonly Answer[] => {
  const places = new Map<string, { where: MatchedField; quoted: string[] }>()
  for (const [i, where] of findMatchedFields(program, words).entries()) {
    if (!where) continue
    const key = `${where.field} ${where.value}`
    const place = places.get(key) ?? { where, quoted: [] }
    place.quoted.push(t.inQuotes(words[i] ?? ''))
    places.set(key, place)
  }
  const said = [...places.values()].map(({ where, quoted }) =>
    where.value === null
      ? t.foundIn(quoted, t.inNames[where.field])
      : t.foundAs(quoted, labelOf(where.field, where.value)),
  )
  return words.length === 0 ? [] : [{ met: true, said: said.join(', ') }]
}

const facetAnswer = (program: Program, key: FacetKey, asked: readonly string[]): Answer => {
  const has = allFacets.find((facet) => facet.key === key)?.of(program) ?? []
  const met = asked.filter((value) => has.includes(value))
  if (met.length === 0) return { met: false, said: t.chipNotStated(titleOf(key)) }
  if (shown.includes(key)) return { met: true, said: null }
  const whose = facilityText(program.facts[key as FactKey])
  return {
    met: true,
    said: [say.facts.list(met.map((value) => labelOf(key, value))), ...(whose ? [whose] : [])].join(
      ' ',
    ),
  }
}

const hoursAnswer = (program: Program): Answer => {
  const { min, max } = comparedHours(program.hours)
  return min === null && max === null
    ? { met: false, said: t.chipNotStated(t.hours) }
    : { met: true, said: null }
}

/**
 * Why a program is among the results: how many of the filters it is known to meet, and by what.
 * Null when that says nothing that is not seen.
 */
export const whyText = (
  program: Program,
  query: SearchQuery,
  { spot, suggestion }: Found,
): string | null => {
  const words = [...new Set(toWords(suggestion?.used ? suggestion.words : query.q))]
  const answers: readonly Answer[] = [
    ...wordsAnswer(program, words),
    ...(spot ? [{ met: true, said: null }] : []),
    ...allFacets.flatMap(({ key }) =>
      query.chosen[key] ? [facetAnswer(program, key, query.chosen[key])] : [],
    ),
    ...(query.hoursMin === null && query.hoursMax === null ? [] : [hoursAnswer(program)]),
  ]
  const said = answers.flatMap((answer) => answer.said ?? [])
  // Whatever meets all that was asked, by what its card shows anyway, needs no line to say so.
  if (said.length === 0 && answers.every(({ met }) => met)) return null
  return [t.matches(answers.filter(({ met }) => met).length, answers.length), ...said].join(' · ')
}
