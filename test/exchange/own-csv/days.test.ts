import { describe, expect, it } from '@jest/globals'
import { say } from '../../../src/messages/say.js'
import { aFile, aZip, imported, planOf, workbookParts } from '../a-file.js'

const t = say.fileProblems
const page = 'https://oak.example.org/iop'
const line = (day: string) => ({
  name: 'Oak House',
  level: 'iop',
  state: 'OH',
  website: 'https://oak.example.org/',
  source: page,
  method: 'phone',
  checked_on: day,
})
const read = async (day: string) => {
  const plan = await planOf(aFile([line(day)], 'programs.csv'))
  return {
    problems: plan.problems,
    days: Object.values(plan.changes[0]?.listing.statements ?? {}).map(([said]) => said?.checkedOn),
  }
}

describe('the day on which a line was checked', () => {
  it.each(['2026-11-31', '2026-13-45', '0000-00-00', '31/12/2025', '2031-01-01', 'last week'])(
    'is left out where it is none that has been, which is said with its line, and the facts stay: %s',
    async (day) => {
      expect(await read(day)).toEqual({
        problems: [{ field: 'checked_on', message: t.notADay(day), line: 2 }],
        days: [null, null],
      })
    },
  )

  it.each(['11/2/2026', 'Nov 2, 2026', '2 Nov 2026', '2026-11-02T00:00:00', '46328', '11/2/26'])(
    'is read as spreadsheets write it: %s',
    async (day) => {
      expect(await read(day)).toEqual({ problems: [], days: ['2026-11-02', '2026-11-02'] })
    },
  )

  it('is read from a workbook, where it is a number', async () => {
    const values = { ...line(''), checked_on: 46328 }
    const [listing] = await imported(
      aFile(aZip(workbookParts([[Object.keys(values), Object.values(values)]])), 'programs.xlsx'),
    )
    expect(listing?.statements.website?.[0]?.checkedOn).toBe('2026-11-02')
  })

  it('is left out of a note too, and said', async () => {
    const note = {
      source: page,
      scope: 'program',
      method: 'page',
      checkedOn: '2026-11-31',
      also: [
        {
          value: '614-555-0143',
          source: `${page}/2`,
          scope: 'program',
          method: 'page',
          checkedOn: '11/2/2026',
        },
      ],
    }
    const plan = await planOf(
      aFile(
        [{ ...line('2026-11-02'), phone: '614-555-0142', facts: JSON.stringify({ phone: note }) }],
        'programs.csv',
      ),
    )
    expect(plan.problems).toEqual([{ field: 'facts', message: t.notADay('2026-11-31'), line: 2 }])
    expect(plan.changes[0]?.listing.statements.phone?.map(({ checkedOn }) => checkedOn)).toEqual([
      null,
      '2026-11-02',
    ])
  })
})
