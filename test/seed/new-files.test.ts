import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { Listing } from '../../src/catalog/program/listing.js'
import { toProgram } from '../../src/catalog/program/listing.js'
import type { AnyStatement, Statements } from '../../src/catalog/program/statements.js'
import { planImport } from '../../src/exchange/plan-import.js'
import { planFiles, statedFiles } from '../../src/seed/bundled.js'
import { addNewFiles } from '../../src/seed/new-files.js'
import { readPlaces } from '../../src/seed/places.js'
import { applyImport, applyImports } from '../../src/store/changes/apply-import.js'
import { saveEdit } from '../../src/store/changes/edits.js'
import { undoImport } from '../../src/store/changes/undo-import.js'
import type { Database } from '../../src/store/connection/database.js'
import { readListings } from '../../src/store/listings/read-all.js'
import { directoriesDatabase } from '../support/database/directories.js'
import { freshDatabase, storyEngines } from '../support/database/fresh-database.js'

// Each imports the nation anew, and undoes it: minutes where the machine is busy.
jest.setTimeout(400_000)

const places = await readPlaces()
const [EARLIER, LATER] = statedFiles as readonly [string, string]
const editor = { actor: 'ed@example.org', reason: 'Not wanted' }
/** Two programs of the lists that the later file says more of. */
const ASKED = 'john-muir-behavioral-health-outpatient-center-concord-ca-php-7mtn'
const GONE = 'bridgeway-maumelle-ar-php-t46v'

describe.each(storyEngines)('a directory that an earlier release filled, on %s', (engine) => {
  let database: Database
  afterEach(() => database.close())

  const read = async (): Promise<ReadonlyMap<string, Listing>> =>
    new Map((await readListings(database)).map((listing) => [listing.slug, listing]))
  const runOf = async (name: string): Promise<string> => {
    const { rows } = await database.pool.query('select id from import_runs where file_name = $1', [
      name,
    ])
    return rows[0].id
  }
  const runs = async (): Promise<number> =>
    (await database.pool.query('select id from import_runs')).rows.length
  const askByPhone = async (slug: string, statements: Statements): Promise<void> => {
    const listing = (await read()).get(slug) as Listing
    const { rows } = await database.pool.query('select version from programs where slug = $1', [
      slug,
    ])
    const outcome = await saveEdit(database, {
      listing: { ...listing, statements: { ...listing.statements, ...statements } },
      version: rows[0].version,
      kind: 'edited',
      actor: editor.actor,
      reason: 'They said so',
    })
    expect(outcome).toHaveProperty('saved')
  }

  it('gains the new file in a run that is undone whole, and keeps what its editors say', async () => {
    database = await directoriesDatabase(engine)
    await applyImports(
      database,
      await planFiles([EARLIER], places, await readListings(database)),
      'x',
    )
    const phoned = {
      source: 'editor',
      scope: 'program',
      method: 'phone',
      checkedOn: '2026-11-20',
    } as const
    await askByPhone(ASKED, {
      hours: [{ ...phoned, value: { min: 12, max: 12, unit: 'clock' } }],
    })
    const own =
      'name,organization,level,area,source\nSheppard Pratt,Sheppard Pratt,php,"Towson, MD",https://example.org/ours\n'
    const planned = await planImport(
      { name: 'ours.csv', bytes: Buffer.from(own), format: 'auto' },
      await readListings(database),
      { publish: true, isGated: false, isWhole: true, pointOf: () => null },
    )
    if ('refused' in planned) throw new Error(JSON.stringify(planned.refused))
    await applyImport(database, planned.plan, 'x')
    await database.pool.query(`update programs set slug = 'moved-away-aaaa' where slug = $1`, [
      GONE,
    ])
    const before = await read()

    const gained = await addNewFiles(database, places, { publish: true })
    const after = await read()
    const added = [...after.values()].filter(({ slug }) => !before.has(slug))
    expect(added).toHaveLength(240 + 31)
    expect(gained).toBe(added.length + 73)

    const ofPage = ({ method }: AnyStatement): boolean => method === 'page'
    const known = (all: Statements) =>
      Object.entries(all).flatMap(([key, list]) =>
        list.filter((one) => !ofPage(one)).map((one) => [key, one]),
      )
    const unsaid = (listing: Listing | undefined): string =>
      JSON.stringify(listing && { ...listing, statements: known(listing.statements) })
    const touched = [...before].filter(([slug, was]) => unsaid(after.get(slug)) !== unsaid(was))
    expect(touched.map(([slug]) => slug)).toEqual([])
    const asked = toProgram(after.get(ASKED) as Listing)
    expect([asked.hours.min, asked.facts.hours?.source]).toEqual([12, 'editor'])
    expect(asked.facts.minutesPerSession?.source).toContain('johnmuirhealth')
    expect(after.get('moved-away-aaaa')).toEqual(before.get('moved-away-aaaa'))

    const held = added.filter(({ status }) => status === 'in-review')
    expect(held).toHaveLength(31 + 1)
    expect(held.map(({ name }) => name)).toContain('Sheppard Pratt – Adult Day Hospital')

    expect(await addNewFiles(database, places, { publish: true })).toBe(0)
    expect(await undoImport(database, await runOf(LATER), editor)).toEqual({
      undone: gained,
      left: 0,
    })
    expect(JSON.stringify([...(await read())].toSorted())).toBe(
      JSON.stringify([...before].toSorted()),
    )
    const made = await runs()
    expect(await addNewFiles(database, places, { publish: true })).toBe(0)
    expect(await runs()).toBe(made)
  })

  it('lets what is new wait for review where that is required, and stops once a file was undone', async () => {
    database = await directoriesDatabase(engine)
    await addNewFiles(database, places, { publish: false })
    const added = [...(await read()).values()].filter(({ edition }) => edition === null)
    expect(added.length).toBeGreaterThan(350)
    expect(new Set(added.map(({ status }) => status))).toEqual(new Set(['in-review']))
    await undoImport(database, await runOf(LATER), editor)
    await undoImport(database, await runOf(EARLIER), editor)
    await database.pool.query(
      'update import_runs set file_name = $2, sha256 = $2 where file_name = $1',
      [LATER, 'a-file-of-their-own.csv'],
    )
    expect(await addNewFiles(database, places, { publish: true })).toBe(0)
  })

  it('is not one where nobody loaded the bundled catalogue', async () => {
    database = await freshDatabase(engine)
    expect(await addNewFiles(database, places, { publish: true })).toBe(0)
  })
})
