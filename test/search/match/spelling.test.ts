import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Program } from '../../../src/catalog/program/program.js'
import { anything } from '../../../src/catalog/search/search-query.js'
import { find } from '../../../src/search/answer/find.js'
import { lettersOf, mayBeNear } from '../../../src/search/index/letters.js'
import { applyChanges, createIndex } from '../../../src/search/index/program-index.js'
import { cachedTexts } from '../../../src/search/match/recent-matches.js'
import { editsBetween, MOST_COMPARED } from '../../../src/search/match/spelling.js'
import { bare, places } from '../programs.js'

const made = (slug: string, name: string): Program => ({
  ...bare,
  level: 'op',
  slug,
  name,
  organization: 'Sample',
})
const suggested = (programs: readonly Program[], q: string) =>
  find(createIndex(programs, places), { ...anything, q }).suggestion?.words

describe('words that are misspelt', () => {
  it('are never passed over by their letters where they are near', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdeinorst19é'),
      minLength: 1,
      maxLength: 9,
    })
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (a, b, most) => {
        if (editsBetween(a, b, most) <= most)
          expect(mayBeNear(lettersOf(a), lettersOf(b), most)).toBe(true)
      }),
      { numRuns: 20_000 },
    )
  })

  it('are passed over where they have other letters', () => {
    expect(mayBeNear(lettersOf('recovery'), lettersOf('behavioral'), 2)).toBe(false)
  })

  it.each([
    ['recovrey', 'recovery'],
    ['haelth', 'health'],
    ['cenetr', 'center'],
    ['familly', 'family'],
    ['behavoral', 'behavioral'],
    ['couseling', 'counseling'],
  ])('are taken for what they were meant to be: %s', (typed, meant) => {
    const programs = Array.from({ length: 5 }, (_, n) =>
      made(`p-${n}`, 'Recovery Health Center Family Behavioral Counseling'),
    )
    expect(suggested(programs, typed)).toBe(meant)
  })

  it('are compared with so many words and no more, however many somebody has made that are like them', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    // All are as near as can be without being near: three letters of one set in every order, and
    // "zebra" stands behind them all.
    const alike = letters
      .flatMap((a) => letters.flatMap((b) => letters.map((c) => `zeb${a}${b}${c}`)))
      .slice(0, 3 * MOST_COMPARED)
    const many = Array.from({ length: 30 }, (_, n) =>
      made(`p-${n}`, alike.filter((_, i) => i % 30 === n).join(' ')),
    )
    const near = Array.from({ length: 5 }, (_, n) => made(`z-${n}`, 'zzebraff'))
    expect(suggested(near, 'zzebarff')).toBe('zzebraff')
    expect(suggested([...many, ...near], 'zzebarff')).toBe(undefined)
  })
})

describe('what was heard of a question', () => {
  it('is heard anew after a change', () => {
    const index = createIndex([made('a', 'Hope')], places)
    expect(find(index, { ...anything, q: 'harbor' }).total).toBe(0)
    applyChanges(index, [{ slug: 'b', program: made('b', 'Harbor') }])
    expect(find(index, { ...anything, q: 'harbor' }).total).toBe(1)
  })

  it('is kept of the last four questions alone', () => {
    const index = createIndex([made('a', 'Hope')], places)
    for (const q of ['one', 'two', 'three', 'four', 'five', 'five']) find(index, { ...anything, q })
    expect(cachedTexts(index.generation)).toEqual(['two', 'three', 'four', 'five'])
  })
})
