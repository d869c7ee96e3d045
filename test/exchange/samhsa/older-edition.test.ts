import { describe, expect, it } from '@jest/globals'
import { anEdition, applied, countsOf, harbor, imported, lighthouse, planOf } from '../a-file.js'

describe('an older edition than the newest loaded', () => {
  const known = () => imported(anEdition(2024, harbor))

  it('adds only what it alone knows, for an editor, never published, and says that it is gone', async () => {
    const plan = await planOf(
      anEdition(2023, { ...harbor, phone: '614-555-0001' }, lighthouse),
      await known(),
    )
    expect(countsOf(plan)).toEqual({ new: 1, changed: 0, unchanged: 1, absent: 0 })
    expect(plan.changes[0]?.listing).toMatchObject({
      status: 'in-review',
      edition: { list: 'samhsa-su', year: 2023, absentSince: 2024 },
    })
    expect(
      countsOf(
        await planOf(
          anEdition(2023, { ...harbor, phone: '614-555-0001' }, lighthouse),
          applied(await known(), plan),
        ),
      ),
    ).toEqual({
      new: 0,
      changed: 0,
      unchanged: 2,
      absent: 0,
    })
  })

  it('changes nothing for the newest one either', async () => {
    const all = await imported(anEdition(2023, lighthouse), await known())
    expect(countsOf(await planOf(anEdition(2024, harbor), all))).toEqual({
      new: 0,
      changed: 0,
      unchanged: 1,
      absent: 0,
    })
  })

  it('is told from the newest also when that had nothing but other care', async () => {
    const gone = await imported(
      anEdition(2025, { ...lighthouse, service_code_info: 'SA OD' }),
      await known(),
    )
    expect(countsOf(await planOf(anEdition(2024, harbor), gone))).toEqual({
      new: 0,
      changed: 0,
      unchanged: 1,
      absent: 0,
    })
  })

  it('doubles no program at a door that is known', async () => {
    const lines = [
      { ...harbor, name1: 'First' },
      { ...harbor, name1: 'Second' },
      { ...lighthouse, name1: 'Third' },
      { ...lighthouse, name1: 'Fourth' },
    ]
    expect(countsOf(await planOf(anEdition(2023, ...lines), await known()))).toEqual({
      new: 1,
      changed: 0,
      unchanged: 3,
      absent: 0,
    })
  })
})
