import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  addToPrefixIndex,
  emptyPrefixIndex,
  HIDDEN,
  itemOf,
  topByPrefix,
  toRank,
  toSuffixes,
} from '../../../src/search/index/prefix-index.js'

/** Few letters, so that words start alike often. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 1, maxLength: 3 })
const name = fc.array(word, { minLength: 1, maxLength: 4 })
const names = fc.array(fc.array(name, { minLength: 1, maxLength: 2 }), { maxLength: 25 })
const toThings = (all: readonly (readonly (readonly string[])[])[]) =>
  all.map((thing) => thing.map((words) => toSuffixes(words)))

describe('things by the starts of their words', () => {
  it('are found as by looking at every name of every thing, in order of rank, what starts so itself before the rest', () => {
    fc.assert(
      fc.property(
        names,
        fc.array(name, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.nat(1000)),
        (all, asked, most, random) => {
          const texts = asked.map((words) => words.join(' '))
          const counts = all.map(() => random.next().value % 5)
          const rank = toRank(counts)
          const startsSo = (text: string): boolean => texts.some((start) => text.startsWith(start))
          const whole = (thing: number): boolean =>
            (all[thing] ?? []).some((words) => startsSo(words.join(' ')))
          const expected = all
            .map((_, thing) => thing)
            .filter(
              (thing) =>
                counts[thing] !== 0 &&
                (all[thing] ?? []).some((words) =>
                  words.some((_, i) => startsSo(words.slice(i).join(' '))),
                ),
            )
            .sort(
              (a, b) =>
                Number(whole(b)) - Number(whole(a)) ||
                (counts[b] as number) - (counts[a] as number) ||
                a - b,
            )
            .slice(0, most)
          expect(
            topByPrefix(addToPrefixIndex(emptyPrefixIndex, toThings(all)), texts, rank, most),
          ).toEqual(expected)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('are the same whether they are added at once or one after the other', () => {
    fc.assert(
      fc.property(names, names, (some, more) => {
        const both = addToPrefixIndex(emptyPrefixIndex, toThings([...some, ...more]))
        const after = addToPrefixIndex(
          addToPrefixIndex(emptyPrefixIndex, toThings(some)),
          toThings(more),
        )
        expect({ ...after, texts: [...after.texts] }).toEqual({ ...both, texts: [...both.texts] })
      }),
    )
  })

  it('are not found when they are hidden, and by their whole name each is one', () => {
    const starts = addToPrefixIndex(emptyPrefixIndex, [
      [toSuffixes(['new', 'hope'])],
      [toSuffixes(['hope'])],
    ])
    expect(topByPrefix(starts, ['hope'], Uint32Array.of(0, 1), 5)).toEqual([1, 0])
    expect(topByPrefix(starts, ['hope'], Uint32Array.of(0, HIDDEN), 5)).toEqual([0])
    expect([itemOf(starts, 'hope'), itemOf(starts, 'new hope'), itemOf(starts, 'new')]).toEqual([
      1,
      0,
      null,
    ])
  })
})
