import { describe, expect, it } from '@jest/globals'
import { cacheBriefly } from '../../../src/store/connection/brief-memory.js'

/** Work that counts how often it is done, each time answering with that number, or failing. */
const counting = (fails: () => boolean = () => false) => {
  let done = 0
  const clock = { now: 0 }
  const ask = cacheBriefly(
    async () => {
      done += 1
      await new Promise((resolve) => setImmediate(resolve))
      if (fails()) throw new Error(`failed ${done}`)
      return done
    },
    200,
    () => clock.now,
  )
  return { ask, clock, times: () => done }
}

describe('what is remembered briefly', () => {
  it('is done once for all who ask at the same time, and for those who come a little later', async () => {
    const { ask, clock, times } = counting()
    expect(await Promise.all(Array.from({ length: 500 }, ask))).toEqual(Array(500).fill(1))
    clock.now = 199
    for (let i = 0; i < 500; i++) expect(await ask()).toBe(1)
    expect(times()).toBe(1)
    clock.now = 200
    expect(await ask()).toBe(2)
  })

  it('is done anew when it has failed', async () => {
    let broken = true
    const { ask, times } = counting(() => broken)
    const tries = await Promise.allSettled([ask(), ask(), ask()])
    expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(times()).toBe(1)
    broken = false
    expect(await ask()).toBe(2)
  })
})
