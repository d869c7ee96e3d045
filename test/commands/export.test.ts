import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { toProgram } from '../../src/catalog/program/listing.js'
import type { Program } from '../../src/catalog/program/program.js'
import { toCsv } from '../../src/exchange/own-csv/write.js'
import { planImport } from '../../src/exchange/plan-import.js'
import { pointOfZip } from '../../src/search/places/places.js'
import { readPlaces } from '../../src/seed/places.js'
import { readListings } from '../../src/store/listings/read-all.js'
import { applied, countsOf } from '../exchange/a-file.js'
import { catalogueDatabase, storyEngine } from '../support/database/fresh-database.js'
import { runCommand, spawnCommand } from '../support/process/run-command.js'
import { withFolder } from '../support/process/temporary-folder.js'

// Each of these opens an embedded database several times, some in a process of its own.
jest.setTimeout(180_000)

const header =
  'name1,name2,street1,street2,city,state,zip,phone,intake1,intake2,intake1a,intake2a,service_code_info'
const directory = `${header}
"=Oak, House",Evening,1 Oak Street,,Columbus,OH,43215,614-555-0100,,,,,SA OIT ODT * CBT * MD
Elm House,,---,,Cañon City,CO,81212,719-555-0100,,,,,SA OIT * SP
`
const own = `name,level,state,status,source,hours_min,stated_as
Fir House – Evening IOP,iop,OH,,https://example.org/iop,9,"nine hours, ""or more"""
Yew House – Evening IOP,iop,OH,in-review,https://example.org/iop,9,
`
const lines = async (file: string): Promise<readonly Program[]> =>
  (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Program)

/** A program without whose word it is. */
const stated = ({ facts: _, edition: __, ...program }: Program) => program

describe('npm run export', () => {
  it('writes the published catalogue, which changes nothing where it is from and makes the same out of nothing', async () => {
    await withFolder(async (folder) => {
      const [first, second] = [join(folder, 'first'), join(folder, 'second')]
      const at = (name: string): string => join(folder, name)
      await writeFile(at('samhsa-su-2024.csv'), directory)
      await writeFile(at('own.csv'), own)
      expect(
        (await runCommand('import', first, at('samhsa-su-2024.csv'), '--publish')).counts[0],
      ).toBe('new 3')
      expect((await runCommand('import', first, at('own.csv'), '--publish')).counts[0]).toBe(
        'new 2',
      )

      expect(await runCommand('export', first, at('all.csv'))).toMatchObject({
        code: 0,
        said: expect.stringContaining('4 programs'),
      })
      // A careless umask of whoever runs it lets everybody read the file, and nobody else write it.
      const umask = process.umask(0)
      expect(await spawnCommand('export', first, at('all.ndjson'))).toMatchObject({
        code: 0,
        said: expect.stringContaining('4 programs'),
      })
      process.umask(umask)
      expect((await stat(at('all.ndjson'))).mode & 0o777).toBe(0o644)
      expect((await runCommand('import', first, at('all.csv'), '--publish')).counts).toEqual([
        'new 0',
        'changed 0',
        'unchanged 4',
        'not in this edition 0',
        'problems 0',
      ])
      expect((await runCommand('import', second, at('all.csv'), '--publish')).counts[0]).toBe(
        'new 4',
      )
      expect((await runCommand('export', second, at('again.ndjson'))).code).toBe(0)
      const bySlug = (programs: readonly Program[]) =>
        programs.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
      // What SAMHSA said is this file's word in a directory that does not have it: whose it is and
      // its edition are no file's to say.
      expect(bySlug(await lines(at('again.ndjson'))).map(stated)).toEqual(
        bySlug(await lines(at('all.ndjson'))).map(stated),
      )
      // The list's next file still knows its programs, so nothing of it is doubled: it says in its
      // own name what the export could not, once.
      const again = async () =>
        (await runCommand('import', second, at('samhsa-su-2024.csv'), '--publish')).counts.slice(
          0,
          3,
        )
      expect(await again()).toEqual(['new 0', 'changed 3', 'unchanged 0'])
      expect(await again()).toEqual(['new 0', 'changed 0', 'unchanged 3'])
      expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([])
    })
  })

  it('says how it is used, and leaves nothing behind where it cannot write', async () => {
    await withFolder(async (folder) => {
      for (const args of [[], ['all.xlsx'], ['a.csv', 'b.csv']])
        expect(await runCommand('export', folder, ...args)).toMatchObject({
          code: 1,
          said: expect.stringContaining('Usage: npm run export'),
        })
      expect(
        (await runCommand('export', join(folder, 'data'), join(folder, 'no', 'all.csv'))).code,
      ).toBe(1)
      expect(await readdir(folder)).toEqual(['data'])
    })
  })
})

describe('the bundled catalogue', () => {
  it('changes nothing when its export is imported, makes the same documents out of nothing, and has no sample and no formula in it', async () => {
    const database = await catalogueDatabase(storyEngine)
    const listings = await readListings(database)
    await database.close()
    const shown = listings.filter(({ status, sample }) => !sample && status === 'published')
    const text = toCsv(shown)
    const places = await readPlaces()
    const plan = async (known: typeof listings) => {
      const file = {
        name: 'all.csv',
        bytes: new TextEncoder().encode(text),
        format: 'auto',
      } as const
      const planned = await planImport(file, known, {
        publish: true,
        isGated: false,
        isWhole: true,
        pointOf: (zip) => pointOfZip(places, zip),
      })
      if ('refused' in planned) throw new Error(JSON.stringify(planned.refused[0]))
      return planned.plan
    }
    expect(countsOf(await plan(listings))).toEqual({
      new: 0,
      changed: 0,
      unchanged: shown.length,
      absent: 0,
    })
    const made = await plan([])
    // One page names no place at all, which is said each time it is read.
    const nowhere = shown
      .map(toProgram)
      .filter(({ location, area, statesServed }) => !location && !area && statesServed.length === 0)
    expect(made.problems.map(({ field }) => field).filter((field) => field === 'state')).toEqual(
      nowhere.map(() => 'state'),
    )
    expect(applied([], made).map(toProgram).map(stated)).toEqual(shown.map(toProgram).map(stated))
    expect(text).not.toContain('example.org')
    for (const cell of (parse(text) as string[][]).flat())
      if (/^\s*[=+\-@\t\r＝＋－＠]/u.test(cell)) throw new Error(cell)
  }, 400_000)
})
