import { describe, expect, it } from '@jest/globals'
import { anything } from '../../../src/catalog/search/search-query.js'
import { find } from '../../../src/search/answer/find.js'
import {
  countBits,
  countIntersection,
  createBits,
  hasBit,
  setBit,
  slotsOf,
} from '../../../src/search/index/bitset.js'
import { applyChanges, createIndex, programOf } from '../../../src/search/index/program-index.js'
import { bare, places, toSamplePrograms } from '../programs.js'

describe('the index', () => {
  it('keeps a paused program for its page, and forgets a removed one', () => {
    const index = createIndex([bare], places)
    const paused = { ...bare, status: 'paused' } as const
    applyChanges(index, [{ slug: bare.slug, program: paused }])
    expect(programOf(index, bare.slug)).toEqual(paused)
    applyChanges(index, [{ slug: bare.slug, program: null }])
    expect(programOf(index, bare.slug)).toBeNull()
    applyChanges(index, [{ slug: bare.slug, program: null }])
    expect(find(index, anything).total).toBe(0)
  })

  it('finds a program by its new words and no longer by its old ones', () => {
    const index = createIndex([bare], places)
    applyChanges(index, [
      { slug: bare.slug, program: { ...bare, name: 'Quince House', organization: 'Quince House' } },
    ])
    expect(find(index, { ...anything, q: 'quince' }).total).toBe(1)
    expect(find(index, { ...anything, q: 'bare' }).total).toBe(0)
  })

  it('grows from nothing', () => {
    const index = createIndex([], places)
    const programs = toSamplePrograms(150)
    for (const program of programs) applyChanges(index, [{ slug: program.slug, program }])
    expect(find(index, anything)).toEqual(find(createIndex(programs, places), anything))
  })

  it('gives back programs that say what was put in, while equal notes are kept once', () => {
    const programs = toSamplePrograms(80)
    const index = createIndex(programs, places)
    for (const program of programs) expect(programOf(index, program.slug)).toEqual(program)
    const notes = programs.flatMap(({ slug }) =>
      Object.values(programOf(index, slug)?.facts ?? {}).filter(
        ({ source }) => source === 'editor',
      ),
    )
    expect(new Set(notes).size).toBeLessThan(10)
  })
})

describe('sets of slots', () => {
  it('hold, count and list what was put in, at every length', () => {
    for (const length of [1, 31, 32, 33, 64, 127, 128, 129, 300]) {
      const [a, b] = [createBits(length), createBits(length)]
      const inA = Array.from({ length }, (_, i) => i).filter((i) => i % 3 !== 1 || i === length - 1)
      const inB = inA.filter((i) => i % 2 === 1)
      for (const slot of inA) setBit(a, slot)
      for (const slot of [...inB, ...(length > 2 ? [1] : [])]) setBit(b, slot)
      expect([...slotsOf(a, countBits(a))]).toEqual(inA)
      expect(countIntersection(a, b)).toBe(inA.filter((slot) => hasBit(b, slot)).length)
    }
    const full = createBits(1000).fill(-1)
    expect(countBits(full)).toBe(1024)
  })
})
