import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { withStoryWhere } from '../support/database/story-where.js'
import { type Ran, runCommand } from '../support/process/run-command.js'
import { withFolder } from '../support/process/temporary-folder.js'

// Each of these opens a database several times.
jest.setTimeout(240_000)

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`
const source = 'https://list.example.gov/k01/1'
const header =
  'slug,name,level,hours_min,hours_max,hour_unit,age_groups,street,city,state,zip,phone,intake_phone,payment,source,method,checked_on'
const alder = (phone = '937-555-0101', payment = 'medicaid; private'): string =>
  `alder-gate-dayton-oh-iop,Alder Gate,iop,9,12,clock,adults,1 Main Street,Dayton,OH,45402,${phone},937-555-0201,${payment},${source},phone,2026-11-02`
const list = lines(header, alder())
const few = (column: string, cell: string): string =>
  lines(
    `slug,name,level,source,${column}`,
    `alder-gate-dayton-oh-iop,Alder Gate,iop,${source},${cell}`,
  )

const places =
  'name1,name2,street1,street2,city,state,zip,phone,intake1,intake2,intake1a,intake2a,service_code_info'
const place = (n: number, state: string, zip: string): string =>
  `House ${n},,${n} Oak Street,,Town,${state},${zip},614-555-010${n},,,,,MH SUMH * PHDT`
const national = lines(
  places,
  place(1, 'OH', '43215'),
  place(2, 'OH', '43215'),
  place(3, 'OH', '43215'),
  place(4, 'WY', '82001'),
)

const facility = (cells: string): string =>
  lines(
    'name1,name2,street1,street2,city,state,zip,phone,website,latitude,longitude,type_facility,sa,op,oit,odt,cbt,md',
    `Cedar Lantern Recovery,,118 Mill Street,,Dayton,OH,45402,937-555-0110,cedar.example.org,39.7589,-84.1916,SU,${cells}`,
  )

type File = readonly [name: string, text: string, ...options: readonly string[]]
/** Imports files one after the other; what each said, with its counts. */
const importEach = (files: readonly File[]): Promise<readonly Ran[]> =>
  withFolder((folder) =>
    withStoryWhere(folder, async (where) => {
      const all: Ran[] = []
      for (const [name, text, ...options] of files) {
        await writeFile(join(folder, name), text)
        all.push(await runCommand('import', where, join(folder, name), ...options))
      }
      return all
    }),
  )
const counts = (
  added: number,
  changed: number,
  unchanged: number,
  absent: number,
  problems = 0,
) => [
  `new ${added}`,
  `changed ${changed}`,
  `unchanged ${unchanged}`,
  `not in this edition ${absent}`,
  `problems ${problems}`,
]

describe('npm run import', () => {
  it('changes what the columns of a file speak of and nothing else, and says where a call would now go (K01)', async () => {
    const [, first, again, spaced] = await importEach([
      ['list.csv', list, '--publish'],
      ['few.csv', few('phone', '937-555-0199')],
      ['whole.csv', lines(header, alder('937-555-0199'))],
      [
        'spaced.csv',
        lines(
          header.replace('hours_min', 'Hours Min').replace('checked_on', 'Checked On'),
          alder('937-555-0199'),
        ),
      ],
    ])
    expect(first?.counts).toEqual(counts(0, 1, 0, 0))
    expect(first?.said).toMatch(
      /alder-gate-dayton-oh-iop: Phone that visitors see was 937-555-0101 .* becomes 937-555-0199/,
    )
    expect(first?.said).not.toContain('would be removed')
    // The whole list again, with the day of checking and everything else as it was, finds nothing
    // to do: nothing was lost.
    expect(again?.counts).toEqual(counts(0, 0, 1, 0))
    expect(spaced?.counts).toEqual(counts(0, 0, 1, 0))
  })

  it('takes nothing away but with --allow-removals, and says what was left out, also the next time', async () => {
    const shorter = lines(
      'slug,name,level,source,phone,payment,cost',
      `alder-gate-dayton-oh-iop,Alder Gate,iop,${source},,medicaid,20 dollars`,
    )
    const [, left, again, taken, done] = await importEach([
      ['list.csv', list, '--publish'],
      ['shorter.csv', shorter],
      ['shorter.csv', shorter],
      ['shorter.csv', shorter, '--allow-removals'],
      ['shorter.csv', shorter, '--allow-removals'],
    ])
    expect(left?.counts).toEqual(counts(0, 1, 0, 0))
    expect(left?.said).toContain(
      'less: alder-gate-dayton-oh-iop: Payment, Phone\nwould be removed: 2 facts of 1 program.',
    )
    expect(again?.counts).toEqual(counts(0, 0, 1, 0))
    expect(again?.said).toContain('would be removed: 2 facts of 1 program.')
    expect(taken?.counts).toEqual(counts(0, 1, 0, 0))
    expect(taken?.said).toContain('removed: 2 facts of 1 program')
    expect(done?.counts).toEqual(counts(0, 0, 1, 0))
    expect(done?.said).not.toContain('removed')
  })

  it('marks nothing as gone by a part of an edition, nor in states that the file does not have (K02)', async () => {
    const texas = lines(places, place(5, 'TX', '76701'), place(6, 'TX', '78701'))
    const part = lines(places, place(1, 'OH', '43215'))
    const [, state, some, whole] = await importEach([
      ['samhsa-mh-2024.csv', national, '--publish'],
      ['samhsa-mh-2025.csv', texas, '--dry-run'],
      ['samhsa-mh-2025.csv', part],
      ['samhsa-mh-2025.csv', part, '--whole-edition'],
    ])
    expect(state?.counts).toEqual(counts(2, 0, 0, 0))
    expect(state?.said).toContain('4 programs are in states that the file does not have.')
    expect(some?.counts).toEqual(counts(0, 1, 0, 0))
    expect(some?.said).toContain('OH: 1 program, where the newest edition here has 3.')
    expect(some?.said).toContain('--whole-edition')
    expect(whole?.counts).toEqual(counts(0, 0, 1, 2))
  })

  it('keeps what an export’s unread columns would say, all but the month (K08)', async () => {
    const [first, later] = await importEach([
      ['findtreatment-oh-2026-10.csv', facility('1,1,1,,1,1'), '--publish'],
      ['findtreatment-oh-2026-11.csv', facility('1.0,1.0,1.0,,1.0,1.0')],
    ])
    expect(first?.counts).toEqual(counts(1, 0, 0, 0))
    expect(later?.counts.slice(0, 2)).toEqual(['new 0', 'changed 1'])
    expect(later?.said).not.toContain('would be removed')
  })

  it('publishes what --publish asks for, of every kind of file, and says where it does not (K16)', async () => {
    const bad = lines(
      'name,level,state,source,website',
      `Oak House,iop,OH,${source},https://www.rehabs.com/x`,
    )
    const silent = lines('name,level,state,source', `Elm House,iop,OH,${source}`)
    const [first, published, older, waits, reachless] = await importEach([
      ['findtreatment-oh-2026-10.csv', facility('1,1,1,,1,1'), '--publish'],
      ['samhsa-mh-2024.csv', national, '--publish'],
      ['samhsa-mh-2023.csv', lines(places, place(7, 'OH', '43215')), '--publish'],
      ['bad.csv', bad, '--publish'],
      ['silent.csv', silent, '--publish'],
    ])
    expect([first, published].map((ran) => ran?.said)).toEqual([
      expect.not.stringContaining('review'),
      expect.not.stringContaining('review'),
    ])
    expect(older?.said).toContain('Its programs always wait for review, so none was published.')
    expect(reachless?.said).toContain(
      '1 program is published as you asked, with this missing: Nobody could reach them',
    )
    expect(reachless?.counts).toEqual(counts(1, 0, 0, 0))
    expect(waits?.said).toContain(
      '“Oak House” waits for review: www.rehabs.com belongs to a directory',
    )
  })

  it('publishes nothing where somebody else must look first, and says so (F5)', async () => {
    await withFolder((folder) =>
      withStoryWhere(folder, async (where) => {
        const file = join(folder, 'list.csv')
        await writeFile(file, list)
        await runCommand('import', where, file, '--dry-run')
        const asked = await runCommand(
          'import',
          { ...(typeof where === 'string' ? { DATA_DIR: where } : where), REVIEW_REQUIRED: 'true' },
          file,
          '--publish',
        )
        expect(asked).toMatchObject({
          code: 0,
          said: expect.stringContaining('REVIEW_REQUIRED'),
          counts: counts(1, 0, 0, 0),
        })
        const out = join(folder, 'out.csv')
        await runCommand('export', where, out)
        expect((await runCommand('import', where, file, '--dry-run')).counts).toEqual(
          counts(0, 0, 1, 0),
        )
        expect((await readFile(out, 'utf8')).trim().split('\n')).toHaveLength(1)
      }),
    )
  })

  it('tells its use by --help, with exit 0', async () => {
    await withFolder(async (folder) => {
      const { code, said } = await runCommand('import', folder, '--help')
      expect(code).toBe(0)
      for (const option of ['--allow-removals', '--whole-edition', '--publish', '--dry-run'])
        expect(said).toContain(option)
    })
  })
})
