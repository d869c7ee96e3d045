import { describe, expect, it } from '@jest/globals'
import { createAnswerCache } from '../../../src/web/cache/answer-cache.js'

const answer = (length: number, header = 'text/html') => ({
  headers: ['content-type', header],
  body: Buffer.alloc(length),
  route: '/programs',
})

describe('the cache of finished answers', () => {
  it('holds no more answers than it may, those longest not asked for given up first', () => {
    const cache = createAnswerCache({ entries: 3 })
    cache.find('', '1')
    for (const address of ['a', 'b', 'c']) cache.keep(address, '1', answer(10))
    cache.find('a', '1')
    cache.keep('d', '1', answer(10))
    expect(['a', 'b', 'c', 'd'].map((address) => cache.find(address, '1') !== null)).toEqual([
      true,
      false,
      true,
      true,
    ])
    expect(cache.size().entries).toBe(3)
  })

  it('never holds more than 4,000, or 32 MB with keys and headers, whatever is asked', () => {
    const cache = createAnswerCache()
    cache.find('', '1')
    for (let n = 0; n < 10_000; n++) cache.keep(`/hsds/?${'x'.repeat(5900)}${n}`, '1', answer(87))
    expect(cache.size().entries).toBe(4000)
    expect(cache.size().bytes).toBeLessThan(6 * 1024 * 1024)
    for (let n = 0; n < 1000; n++)
      cache.keep(`/programs?page=${n}`, '1', answer(10, 'h'.repeat(200_000)))
    expect(cache.size().bytes).toBeLessThanOrEqual(32 * 1024 * 1024)
    expect(cache.size().bytes).toBeGreaterThan(30 * 1024 * 1024)
  })

  it('counts what it holds of an answer down again when it gives it up, also one kept again', () => {
    const cache = createAnswerCache({ entries: 1 })
    cache.find('', '1')
    cache.keep('a', '1', answer(100_000))
    const { bytes } = cache.size()
    cache.keep('a', '1', answer(100_000))
    cache.keep('b', '1', answer(100_000))
    expect(cache.size()).toEqual({ entries: 1, bytes })
    cache.find('b', '2')
    expect(cache.size()).toEqual({ entries: 0, bytes: 0 })
  })

  it('forgets what nobody has asked for in ten minutes', () => {
    const clock = { now: Date.UTC(2026, 10, 30) }
    const cache = createAnswerCache({ now: () => clock.now })
    cache.find('', '1')
    cache.keep('asked again', '1', answer(10))
    cache.keep('asked once', '1', answer(10))
    clock.now += 9 * 60_000
    cache.find('asked again', '1')
    clock.now += 60_000
    cache.find('something else', '1')
    expect([cache.find('asked again', '1') !== null, cache.find('asked once', '1')]).toEqual([
      true,
      null,
    ])
    expect(cache.size().entries).toBe(1)
  })

  it('keeps no answer that is heavier than all that it may hold', () => {
    const cache = createAnswerCache({ bytes: 10_000 })
    cache.find('', '1')
    cache.keep('heavy', '1', answer(10, 'h'.repeat(10_000)))
    expect([cache.find('heavy', '1'), cache.size()]).toEqual([null, { entries: 0, bytes: 0 }])
  })

  it('keeps no answer that is old already, nor one longer than a page is', () => {
    const cache = createAnswerCache()
    cache.find('a', '2')
    cache.keep('a', '1', answer(10))
    cache.keep('b', '2', answer(300 * 1024))
    expect(cache.size()).toEqual({ entries: 0, bytes: 0 })
  })

  it('holds of a body its own bytes, not the block that it was cut from', () => {
    const cache = createAnswerCache()
    cache.find('', '1')
    cache.keep('a', '1', { ...answer(0), body: Buffer.alloc(16_384).subarray(0, 100) })
    expect(cache.find('a', '1')?.body.buffer.byteLength).toBe(100)
  })
})
