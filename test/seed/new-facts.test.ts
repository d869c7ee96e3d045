import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Change, ImportPlan } from '../../src/catalog/editing/import-plan.js'
import type { FactKey } from '../../src/catalog/program/fact-schemas.js'
import { type Listing, toProgram } from '../../src/catalog/program/listing.js'
import {
  type AnyStatement,
  mapFacts,
  type Statements,
  statementsOf,
} from '../../src/catalog/program/statements.js'
import { directoryFiles, planFiles } from '../../src/seed/bundled.js'
import { addNewFacts } from '../../src/seed/new-facts.js'
import { OLDER_FILE, readOlderFile } from '../../src/seed/older-facts.js'
import { readPlaces } from '../../src/seed/places.js'
import { applyImports } from '../../src/store/changes/apply-import.js'
import { saveEdit } from '../../src/store/changes/edits.js'
import { undoImport } from '../../src/store/changes/undo-import.js'
import type { Database } from '../../src/store/connection/database.js'
import { readListings } from '../../src/store/listings/read-all.js'
import { freshDatabase, storyEngines } from '../support/database/fresh-database.js'

const places = await readPlaces()

/** The facts that release 0.1.0 did not know. */
const unknownThen: readonly FactKey[] = [
  'medication',
  'opioidCare',
  'alcoholCare',
  'detox',
  'alsoHere',
  'service',
  'testing',
  'gender',
  'onlyFor',
  'ownership',
  'facilityType',
  'smoking',
]
/** A listing as that release read it from the same file. */
const asThen = (listing: Listing): Listing => {
  const { condition, ...statements } = listing.statements
  const rest = Object.entries(statements).filter(([key]) => !unknownThen.includes(key as FactKey))
  return { ...listing, statements: Object.fromEntries(rest) as Statements }
}
const planThen = (plan: ImportPlan): ImportPlan => ({
  ...plan,
  changes: plan.changes.map(
    (change): Change => ({
      ...change,
      listing: asThen(change.listing),
      before: change.before && asThen(change.before),
    }),
  ),
})
/** Statements without those of lists older than the directories, and of the others no empty fact. */
const withoutOlder = (statements: Statements): Statements =>
  mapFacts([statements], (key) =>
    statementsOf(statements, key).filter(
      ({ source }) => !/^(?:samhsa-findtreatment-\d{4}$|va-|hifld-)/.test(source),
    ),
  )
const byIdentity = (listings: readonly Listing[]): ReadonlyMap<string, Listing> =>
  new Map(listings.map((listing) => [listing.identity, listing]))

describe.each(storyEngines)('a directory of release 0.1.0 on the %s engine', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine)
    const plans = await planFiles(directoryFiles, places)
    await applyImports(database, plans.map(planThen), 'the bundled catalogue')
    await database.pool.query('update import_runs set facts_version = null')
  })
  afterAll(() => database.close())

  const edited = async (listing: Listing, statements: Statements): Promise<Listing> => {
    const { rows } = await database.pool.query('select version from programs where identity = $1', [
      listing.identity,
    ])
    const outcome = await saveEdit(database, {
      listing: { ...listing, statements: { ...listing.statements, ...statements } },
      version: rows[0].version,
      kind: 'edited',
      actor: 'ed@example.org',
      reason: 'They said so',
    })
    if (!('saved' in outcome)) throw new Error('lost')
    return outcome.saved.listing
  }

  it('gains what the lists state, in runs that are undone whole, and loses nothing', async () => {
    const phoned = {
      source: 'editor',
      scope: 'program',
      method: 'phone',
      checkedOn: '2026-11-20',
    } as const
    const [first, second] = await readListings(database)
    const own = await edited(first as Listing, {
      medication: [{ ...phoned, value: ['methadone'] }],
      modality: [{ ...phoned, value: ['act'] }],
    })
    const olderFacts = (await readOlderFile()).facts
    const placed = (await readListings(database)).find(({ identity, slug }) => {
      const known = olderFacts.get(identity)
      return slug !== own.slug && slug !== second?.slug && known?.site && known.point
    }) as Listing
    const kept = await edited(placed, {
      website: [{ ...phoned, value: 'https://example.org/ours' }],
      location: [
        {
          ...phoned,
          value: {
            street: '1 Elm Street',
            city: 'Dover',
            state: 'NH',
            zip: '03820',
            lat: 43.19,
            lon: -70.88,
            precision: 'zip',
          },
        },
        ...(placed.statements.location ?? []),
      ],
    })
    const paused = { ...(second as Listing), status: 'paused' } as const
    await edited(paused, {})
    const before = byIdentity(await readListings(database))

    const gained = await addNewFacts(database, places)
    expect(gained).toBeGreaterThan(8000)
    const after = byIdentity(await readListings(database))
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted())

    const byEditor = ({ source }: AnyStatement): boolean => source === 'editor'
    const now = after.get(own.identity)?.statements
    expect(now?.medication?.filter(byEditor)).toEqual(own.statements.medication)
    expect(now?.modality?.filter(byEditor)).toEqual(own.statements.modality?.filter(byEditor))
    expect(after.get(paused.identity)?.status).toBe('paused')
    const changed = [...after.values()].flatMap((listing) => {
      const was = before.get(listing.identity) as Listing
      const rest = (one: Listing) => ({
        ...asThen(one),
        statements: withoutOlder({ ...asThen(one).statements, modality: [], licence: [] }),
      })
      return JSON.stringify(rest(listing)) === JSON.stringify(rest(was)) ? [] : [listing.slug]
    })
    expect(changed).toEqual([])
    const withEditors = after.get(kept.identity) as Listing
    expect(withEditors.statements.website?.filter(byEditor)).toEqual(kept.statements.website)
    expect(withEditors.statements.location?.filter(byEditor)).toEqual(
      kept.statements.location?.filter(byEditor),
    )
    expect(toProgram(withEditors)).toMatchObject({
      website: 'https://example.org/ours',
      location: { street: '1 Elm Street', lat: 43.19, precision: 'zip' },
    })
    expect(withEditors.statements.website?.map(({ source }) => source)).toContain(
      olderFacts.get(kept.identity)?.site?.source,
    )
    const shown = [...after.values()].map(toProgram)
    expect(shown.filter(({ website }) => website !== null)).toHaveLength(2973)
    expect(shown.filter(({ location }) => location?.precision === 'exact')).toHaveLength(7334)
    const stating = [...after.values()].filter(({ statements }) =>
      statements.medication?.some(({ source }) => source.startsWith('samhsa-su')),
    )
    expect(stating.length).toBeGreaterThan(4000)

    expect(await addNewFacts(database, places)).toBe(0)
    /** In the order in which one start applies them. */
    const planned = [...directoryFiles, OLDER_FILE]
    const { rows: runs } = await database.pool.query(
      'select id, file_name from import_runs where facts_version is not null',
    )
    expect(runs.length).toBeGreaterThanOrEqual(3)
    const newestFirst = runs.toSorted(
      (a, b) => planned.indexOf(b.file_name) - planned.indexOf(a.file_name),
    )
    expect(newestFirst[0].file_name).toBe(OLDER_FILE)
    for (const { id } of newestFirst)
      await undoImport(database, id, { actor: 'ed@example.org', reason: 'Not wanted' })
    expect(byIdentity(await readListings(database))).toEqual(before)
    expect(await addNewFacts(database, places)).toBe(0)
    // Some 20,000 listings are written, and written back.
  }, 600_000)
})
