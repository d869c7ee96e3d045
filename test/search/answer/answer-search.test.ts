import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { NOT_STATED } from '../../../src/catalog/program/facets.js'
import { anything, type SearchQuery } from '../../../src/catalog/search/search-query.js'
import { answerSearch, type SearchAnswer } from '../../../src/search/answer/answer-search.js'
import { find } from '../../../src/search/answer/find.js'
import { createIndex } from '../../../src/search/index/program-index.js'
import { type CountedSearch, resolveQuery } from '../../../src/search/match/resolve-query.js'
import { places, toSampleProgram, toSamplePrograms } from '../programs.js'
import { anyQuery, anyWords } from '../queries.js'

/** A name with a rare word that resembles a common one, so that a correction is offered. */
const doubtful = { ...toSampleProgram(500), name: 'Recovry House', status: 'published' as const }
const index = createIndex([...toSamplePrograms(260), doubtful], places)
const countOf = (query: SearchQuery): number => find(index, query).total
/** Every other search of an answer. */
const othersOf = (answer: SearchAnswer): readonly CountedSearch[] => [
  ...answer.cities,
  ...(answer.corrected ? [answer.corrected] : []),
  ...(answer.interpretation.search ? [answer.interpretation.search] : []),
  ...(answer.interpretation.search?.fewer ?? []),
  ...answer.waysOut,
]

/** Any query, and the words and places that lead to other searches. */
const asked = fc.tuple(
  fc.oneof(
    anyQuery,
    fc.tuple(anyQuery, anyWords).map(([query, q]) => ({ ...query, q })),
    fc
      .tuple(
        anyQuery,
        fc.constantFrom(
          '43210',
          'columbus ohio',
          'teen recovery in columbus',
          'medicaid cleveland',
          'house of hope',
          'ketamine guam',
        ),
      )
      .map(([query, q]) => ({ ...query, q, near: null })),
    // alone, since random filters seldom leave anything to correct
    fc.constantFrom('recovry', 'recovry house').map((q) => ({ ...anything, q })),
  ),
  fc.constantFrom(null, 'Columbus', 'Portland', 'Nowhere'),
)

describe('an answer', () => {
  it('finds what the search finds, and counts each other search as that would be found', () => {
    fc.assert(
      fc.property(asked, ([query, place]) => {
        const answer = answerSearch(index, query, place)
        expect(answer.found).toEqual(find(index, query))
        const others = othersOf(answer)
        expect(others.map(({ total }) => total)).toEqual(
          others.map((other) => countOf(other.query)),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('has other searches of every kind for some questions', () => {
    const answers = fc
      .sample(asked, { numRuns: 400, seed: 3 })
      .map(([query, place]) => answerSearch(index, query, place))
    const kinds = new Set(answers.flatMap(({ waysOut }) => waysOut.map(({ kind }) => kind)))
    expect([...kinds].toSorted()).toEqual([
      'hours-unknown',
      'near',
      'nearest',
      'place-only',
      'wider',
      'without',
    ])
    expect(answers.some(({ cities }) => cities.length > 0)).toBe(true)
    expect(answers.some(({ corrected }) => corrected !== null)).toBe(true)
    for (const key of ['offered', 'fewer'] as const)
      expect([
        key,
        answers.some(({ interpretation: { search } }) =>
          key === 'offered' ? search?.offered : (search?.fewer.length ?? 0) > 0,
        ),
      ]).toEqual([key, true])
    expect(answers.some(({ unstated }) => unstated.length > 0)).toBe(true)
  })

  it('names the values of a filter that no program states, in the directory or in the state', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { found, unstated } = answerSearch(index, query, null)
        if (found.total > 0) return expect(unstated).toEqual([])
        const states = (query.chosen.state ?? []).filter((value) => value !== NOT_STATED)
        for (const { key, values, state } of unstated) {
          const chosen = { [key]: values, ...(state === null ? {} : { state: [state] }) }
          expect(countOf({ ...anything, chosen })).toBe(0)
          if (state !== null && states.length > 0) expect(states).toEqual([state])
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a query that was made of another', () => {
  const payment = ['medicaid']
  const query: SearchQuery = {
    ...anything,
    q: 'hope',
    near: { kind: 'city', city: 'Columbus', state: 'OH' },
    chosen: { payment, age: ['adults'] },
    hoursMax: 12,
  }
  const like = resolveQuery(index, query)

  it('shares all that is the same', () => {
    const { match, spot, nearby, facets, hours } = resolveQuery(index, { ...query, page: 2 }, like)
    expect(match).toBe(like.match)
    expect(spot).toBe(like.spot)
    expect(nearby).toBe(like.nearby)
    expect(facets).toEqual(like.facets)
    for (const [i, facet] of facets.entries()) expect(facet).toBe(like.facets[i])
    expect(hours).toBe(like.hours)
  })

  it('resolves what differs, and nothing else', () => {
    const wider = resolveQuery(index, { ...query, within: 100 }, like)
    expect(wider.match).toBe(like.match)
    expect(wider.spot).toBe(like.spot)
    expect(wider.nearby).not.toBe(like.nearby)
    const other = { ...query, q: '', near: null, chosen: { payment, age: ['children'] } }
    const { match, spot, nearby, facets } = resolveQuery(index, { ...other, hoursMax: null }, like)
    expect([match.hits, spot, nearby]).toEqual([[], null, null])
    const kept = facets.filter((facet) => like.facets.includes(facet))
    expect(kept.map(({ key }) => key)).toEqual(['payment'])
  })
})
