import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { columnNames } from '../../../src/exchange/columns/program-columns.js'
import { toCsv } from '../../../src/exchange/own-csv/write.js'
import { say } from '../../../src/messages/say.js'
import { aListing } from '../../support/site/a-listing.js'
import { aFile, aZip, countsOf, harbor, planOf, workbookParts } from '../a-file.js'

const t = say.fileProblems
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
/** Ways to write the name of a column that mean the same. */
const ways: readonly ((name: string) => string)[] = [
  (name) => name.split('_').map(capital).join(' '),
  (name) => name.replaceAll('_', '-'),
  (name) => name.toUpperCase(),
  (name) => ` ${name.replaceAll('_', '  ')} `,
  (name) => name.split('_').map(capital).join(''),
  (name) => `${name.replaceAll('_', '. ')}:`,
  (name) => `\ufeff${name}`,
]
const anyWay = fc.constantFrom(...ways)
const known = aListing(1)
const withHeader = (text: string, write: (name: string, i: number) => string): string => {
  const [header = '', ...rest] = text.split('\n')
  return [header.split(',').map(write).join(','), ...rest].join('\n')
}

describe('the name of a column', () => {
  it('is known however it is written, so that an export with another header changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyWay, { minLength: columnNames.size, maxLength: columnNames.size }),
        async (chosen) => {
          const file = aFile(
            withHeader(toCsv([known]), (name, i) => chosen[i]?.(name) ?? name),
            'export.csv',
          )
          expect(await planOf(file, [known])).toMatchObject({
            changes: [],
            problems: [],
            unchanged: 1,
          })
        },
      ),
      { numRuns: 30 },
    )
  })

  it('is known in SAMHSA’s files, FindTreatment.gov’s and workbooks too', async () => {
    const plain = await planOf(aFile([harbor]))
    for (const way of ways) {
      const lines = [
        Object.fromEntries(Object.entries(harbor).map(([name, text]) => [way(name), text])),
      ]
      expect((await planOf(aFile(lines))).changes).toEqual(plain.changes)
      const sheet = [Object.keys(lines[0] ?? {}), Object.values(lines[0] ?? {})]
      expect(
        (await planOf(aFile(aZip(workbookParts([sheet])), 'samhsa-su-2024.xlsx'))).changes,
      ).toEqual(plain.changes)
    }
    const { service_code_info: _, ...place } = harbor
    expect(
      countsOf(
        await planOf(
          aFile([{ ...place, 'Type Facility': 'SU', OIT: '1' }], 'findtreatment-2026-10.csv'),
        ),
      ),
    ).toMatchObject({ new: 1 })
  })

  it.each([
    ['Hrs Min', 'hours_min'],
    ['hour_min', 'hours_min'],
    ['Checked', 'checked_on'],
    ['adress', null],
    ['Intake Fone', 'intake_phone'],
    ['Web site', 'website'],
    ['web-sites', 'website'],
    ['organisation', 'organization'],
    ['beds', null],
    ['Notes of the week', null],
  ])('that nobody knows is said, with the one that may be meant: %s', async (name, meant) => {
    const line = { name: 'Oak', level: 'iop', state: 'OH', source: 'Ohio list', [name]: 'x' }
    const { problems } = await planOf(aFile([line], 'programs.csv'))
    const messages = problems.filter(({ line }) => line === 1).map(({ message }) => message)
    if (name === 'Web site') expect(messages).toEqual([])
    else expect(messages).toEqual([meant === null ? t.unknownColumn : t.unknownColumnLike(meant)])
  })
})
