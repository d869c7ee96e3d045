import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anything, type SearchQuery } from '../../../src/catalog/search/search-query.js'
import { find } from '../../../src/search/answer/find.js'
import {
  allPublished,
  applyChanges,
  createIndex,
  type ProgramIndex,
  programOf,
} from '../../../src/search/index/program-index.js'
import { type Essence, naiveFind } from '../naive-find.js'
import { places, toSampleProgram, toSamplePrograms } from '../programs.js'
import { anyQuery, anyWords } from '../queries.js'

const essenceOf = (index: ProgramIndex, query: SearchQuery): Essence => {
  const { suggestion, total, programs, facets, notStated } = find(index, query)
  return {
    suggestion,
    total,
    slugs: programs.map(({ program }) => program.slug),
    distances: programs.map(({ distance }) => distance),
    facets,
    notStated,
  }
}

describe('find against a plain scan', () => {
  // Names that are misspelt, or that differ in a letter, so that some words are doubted and some
  // are not.
  const rare = [
    'Quincy',
    'Quincy',
    'Quincy',
    'Quince',
    'Recovry',
    'Harbour',
    'For',
    'St. Ann',
    'Saint Ann',
  ].map((name, i) => ({
    ...toSampleProgram(500 + i),
    name: `${name} House`,
    status: 'published' as const,
  }))
  const programs = [...toSamplePrograms(260), ...rare]
  const index = createIndex(programs, places)

  it('answers any question as a plain scan over the rules does', () => {
    fc.assert(
      fc.property(anyQuery, (query) =>
        expect(essenceOf(index, query)).toEqual(naiveFind(programs, places, query)),
      ),
      { numRuns: 400 },
    )
  })

  it('asks questions that find something, not only questions that find nothing', () => {
    const totals = fc
      .sample(anyQuery, { numRuns: 200, seed: 1 })
      .map((query) => find(index, query).total)
    expect(totals.filter((total) => total > 0).length).toBeGreaterThan(80)
  })

  it('takes words for others, or asks back, exactly as a plain scan does', () => {
    fc.assert(
      fc.property(anyWords, (q) =>
        expect(essenceOf(index, { ...anything, q, size: 5 })).toEqual(
          naiveFind(programs, places, { ...anything, q, size: 5 }),
        ),
      ),
      { numRuns: 250 },
    )
    const heard = fc
      .sample(anyWords, { numRuns: 300, seed: 7 })
      .map((q) => find(index, { ...anything, q }).suggestion?.used ?? null)
    for (const kind of [true, false, null])
      expect([kind, heard.filter((used) => used === kind).length > 2]).toEqual([kind, true])
  })

  it('does not depend on the order in which programs come', () => {
    const reversed = createIndex(programs.toReversed(), places)
    fc.assert(
      fc.property(anyQuery, (query) =>
        expect(essenceOf(reversed, query)).toEqual(essenceOf(index, query)),
      ),
      { numRuns: 100 },
    )
  })
})

describe('changes in place', () => {
  // A number is a slug; a version makes another program of it. Few slugs, so that changes meet.
  const change = fc.record({
    slug: fc.integer({ min: 1, max: 60 }),
    version: fc.integer({ min: 0, max: 5 }),
    gone: fc.boolean(),
  })
  const toChange = ({ slug, version, gone }: { slug: number; version: number; gone: boolean }) => ({
    slug: `sample-${slug}`,
    program: gone ? null : { ...toSampleProgram(slug + 1000 * version), slug: `sample-${slug}` },
  })

  it('give exactly the answers of an index built anew from the same programs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 5 }),
        fc.array(anyQuery, { minLength: 3, maxLength: 6 }),
        (batches, queries) => {
          const now = new Map(toSamplePrograms(40).map((program) => [program.slug, program]))
          const index = createIndex([...now.values()], places)
          for (const batch of batches) {
            const changes = batch.map(toChange)
            applyChanges(index, changes)
            for (const { slug, program } of changes)
              if (program) now.set(slug, program)
              else now.delete(slug)
          }
          const fresh = createIndex([...now.values()], places)
          for (const query of queries)
            expect(essenceOf(index, query)).toEqual(essenceOf(fresh, query))
          expect(allPublished(index)).toEqual(allPublished(fresh))
          for (let slug = 1; slug <= 60; slug++)
            expect(programOf(index, `sample-${slug}`)).toEqual(now.get(`sample-${slug}`) ?? null)
        },
      ),
      { numRuns: 120 },
    )
  })

  it('give back the room of programs that changed many times', () => {
    const index = createIndex(toSamplePrograms(30), places)
    const wanted = toSampleProgram(7)
    for (let round = 0; round < 60; round++)
      applyChanges(
        index,
        Array.from({ length: 60 }, (_, i) =>
          toChange({ slug: 1 + (i % 30), version: (round + i) % 5, gone: false }),
        ),
      )
    applyChanges(index, [{ slug: 'sample-7', program: wanted }])
    expect(index.table.programs.length).toBeLessThan(2200)
    expect(programOf(index, 'sample-7')).toEqual(wanted)
    const now = Array.from({ length: 30 }, (_, i) => programOf(index, `sample-${i + 1}`)).filter(
      (program) => program !== null,
    )
    const fresh = createIndex(now, places)
    fc.assert(
      fc.property(anyQuery, (query) =>
        expect(essenceOf(index, query)).toEqual(essenceOf(fresh, query)),
      ),
      { numRuns: 50 },
    )
  })
})
