import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, jest } from '@jest/globals'
import { withStoryWhere } from '../support/database/story-where.js'
import { runCommand } from '../support/process/run-command.js'
import { withFolder } from '../support/process/temporary-folder.js'

// Each of these opens a database several times.
jest.setTimeout(180_000)

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`
const known = lines(
  'slug,name,level,hours_min,hours_max,hour_unit,age_groups,street,city,state,zip,phone,intake_phone,payment,source,method,checked_on',
  'birch-hall-dayton-oh-iop,Birch Hall,iop,9,12,clock,adults,2 Main Street,Dayton,OH,45402,937-555-0102,937-555-0202,medicaid; private,https://list.example.gov/2,phone,2026-11-02',
)
const exported = (on: string, off: string): string =>
  lines(
    'name1,name2,street1,street2,city,state,zip,zip4,county,phone,intake_prompt,intake1,website,latitude,longitude,type_facility,sa,op,oit,odt,cbt,md',
    `Cedar Lantern Recovery,,118 Mill Street,,Dayton,OH,45402,,Montgomery,937-555-0110,,,cedar.example.org,39.7589,-84.1916,SU,${on},${on},${on},${off},${on},${on}`,
    `Blue Heron Counseling,,9 Harbor Road,,Toledo,OH,43604,,Lucas,419-555-0120,,,,41.6528,-83.5379,SU,${on},${on},${on},${on},${off},${on}`,
  )

/** Imports files one after the other into one folder; what the last one said. */
const imported = async (files: readonly (readonly [string, string | Uint8Array, ...string[]])[]) =>
  withFolder((folder) =>
    withStoryWhere(folder, async (where) => {
      let last = await Promise.resolve({
        code: 0 as number | null,
        said: '',
        counts: [] as readonly string[],
      })
      for (const [name, text, ...options] of files) {
        await writeFile(join(folder, name), text)
        last = await runCommand('import', where, join(folder, name), ...options)
      }
      const file = join(folder, 'out.csv')
      const out = last.code === 0 ? await runCommand('export', where, file) : null
      return { ...last, exported: out?.code === 0 ? await readFile(file, 'utf8') : '' }
    }),
  )

describe('npm run import of a file that somebody else made', () => {
  it('takes lists, calls and editors for what they are', async () => {
    const {
      counts,
      said,
      exported: out,
    } = await imported([
      [
        'lists.csv',
        lines(
          'name,level,city,state,phone,source',
          'Acorn Hall,iop,Dayton,OH,937-555-0111,Ohio provider list of November 2026',
          'Beech Hall,iop,Dayton,OH,937-555-0112,https://www.ohio-lists.example.gov/providers.pdf',
          'Dill Hall,iop,Dayton,OH,937-555-0113,phone call with intake',
          'Elder Hall,iop,Dayton,OH,937-555-0114,editor',
          'Fern Hall,iop,Dayton,OH,937-555-0115,samhsa-su-2024',
        ),
        '--publish',
      ],
    ])
    expect(counts).toEqual([
      'new 5',
      'changed 0',
      'unchanged 0',
      'not in this edition 0',
      'problems 2',
    ])
    expect(said).toMatch(/line 5, source: A line in our editors’ name needs the day/)
    expect(said).toMatch(/line 6, source: SAMHSA does not say this of/)
    expect(out).toMatch(/,list,Ohio provider list of November 2026,/)
    expect(out).toMatch(/,list,https:\/\/www\.ohio-lists\.example\.gov\/providers\.pdf,/)
    expect(out).toMatch(/,call,phone call with intake,/)
    expect(out).toMatch(/,,file:\d{4}-\d\d-\d\d:lists\.csv,/)
    // The identity of a new program keeps the name that its line gave; nobody is shown it.
    expect(out.replaceAll(/page\|[^,]*/g, '')).not.toMatch(/,editor,|samhsa-/)
  })

  it('leaves out days that have not been, and says so with their lines', async () => {
    const file = lines(
      'name,level,city,state,phone,source,method,checked_on',
      ...['2026-11-31', '2026-13-45', '0000-00-00', '11/2/2026'].map(
        (day, i) =>
          `Hall ${i},iop,Dayton,OH,937-555-012${i},https://list.example.gov/${i},phone,${day}`,
      ),
    )
    const { counts, said, exported: out } = await imported([['list.csv', file, '--publish']])
    expect(counts).toEqual([
      'new 4',
      'changed 0',
      'unchanged 0',
      'not in this edition 0',
      'problems 3',
    ])
    for (const line of [2, 3, 4]) expect(said).toContain(`line ${line}, checked_on: `)
    expect(out).toContain('phone,2026-11-02')
    expect(out).not.toMatch(/2026-11-31|2026-13-45|0000-00-00/)
  })

  it('changes nothing of what is known where only the header or the day is written otherwise', async () => {
    const header = known
      .replace(
        'hours_min,hours_max,hour_unit,age_groups',
        'Hours Min,Hours Max,Hour Unit,Age Groups',
      )
      .replace('intake_phone', 'Intake Phone')
      .replace('checked_on', 'Checked On')
    const { counts } = await imported([
      ['before.csv', known],
      ['list.csv', header.replace('2026-11-02', '11/2/2026')],
    ])
    expect(counts).toEqual([
      'new 0',
      'changed 0',
      'unchanged 1',
      'not in this edition 0',
      'problems 0',
    ])
  })

  it.each([
    ['1', ''],
    ['1.0', ''],
    ['Yes', 'No'],
    ['1', 'NA'],
  ])('reads an export of FindTreatment.gov whose flags are “%s” and “%s”', async (on, off) => {
    const { counts } = await imported([
      ['findtreatment-2026-10.csv', exported(on, off), '--dry-run'],
    ])
    expect(counts.slice(0, 2)).toEqual(['new 3', 'changed 0'])
  })

  it('refuses one of which no flag is read, and whatever is large inside, and writes nothing', async () => {
    const refused = await imported([
      ['findtreatment-2026-10.csv', exported('1', '')],
      ['findtreatment-2026-11.csv', exported('checked', '')],
    ])
    expect(refused.code).toBe(1)
    expect(refused.said).toMatch(
      /no column marks a service; are the cells 1 and empty\?\nNothing was written\.\n$/,
    )
    const bomb = await imported([['list.csv.gz', gzipSync(','.repeat(100_000_000))]])
    expect(bomb.code).toBe(1)
    expect(bomb.said).toMatch(/larger than we unpack\.\nNothing was written\.\n$/)
  })
})
