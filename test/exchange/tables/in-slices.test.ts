import { describe, expect, it } from '@jest/globals'
import { planImport } from '../../../src/exchange/plan-import.js'
import { inSlices, mapInSlices } from '../../../src/exchange/tables/in-slices.js'

/** How often others got their turn while something was under way. */
const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let turns = 0
  let timer = setImmediate(function next() {
    turns += 1
    timer = setImmediate(next)
  })
  await work()
  clearImmediate(timer)
  return turns
}
/** Holds the process for some milliseconds. */
const hold = (ms: number): void => {
  for (const end = performance.now() + ms; performance.now() < end; );
}

describe('work in slices', () => {
  it('keeps every item, in its order', async () => {
    const items = Array.from({ length: 1000 }, (_, i) => i)
    expect(await mapInSlices(items, (item) => item * 2)).toEqual(items.map((item) => item * 2))
    expect(await mapInSlices(new Map([['a', 1]]), ([key, value]) => `${key}${value}`)).toEqual([
      'a1',
    ])
    expect(await mapInSlices([], (item) => item)).toEqual([])
  })

  it('lets others have a turn between items that take long, and none between those that do not', async () => {
    expect(
      await turnsDuring(() => mapInSlices([1, 2, 3, 4], () => hold(12))),
    ).toBeGreaterThanOrEqual(3)
    const quick = async () => {
      for await (const item of inSlices([1, 2])) expect(item).toBeGreaterThan(0)
    }
    expect(await turnsDuring(quick)).toBeLessThanOrEqual(1)
  })

  it('ends where an item cannot be read, with what was wrong', async () => {
    const broken = mapInSlices([1], () => {
      throw new Error('broken')
    })
    await expect(broken).rejects.toThrow('broken')
  })
})

describe('planning a file of thousands of lines', () => {
  const columns = 'name,level,city,state,phone,source,source_day,hours_min,hours_max'
  const lines = Array.from(
    { length: 3000 },
    (_, i) =>
      `Harbor ${i},iop,Austin,TX,512-555-0${100 + (i % 100)},https://harbor${i}.example/iop,2026-05-01,9,12`,
  )
  const bytes = new TextEncoder().encode([columns, ...lines].join('\n'))
  const rules = { publish: true, isWhole: false, isGated: true, pointOf: () => null }

  it('answers others meanwhile', async () => {
    let count = 0
    const turns = await turnsDuring(async () => {
      const planned = await planImport({ name: 'harbors.csv', bytes, format: 'auto' }, [], rules)
      count = 'plan' in planned ? planned.plan.changes.length : 0
    })
    expect(count).toBe(3000)
    expect(turns).toBeGreaterThan(10)
  })
})
