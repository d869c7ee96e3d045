import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { type Database, openDatabase } from '../../../src/store/connection/database.js'
import { type Follower, followPublications } from '../../../src/store/publications/follow.js'
import type { Publication } from '../../../src/store/publications/publications.js'
import { describeServer, engines, freshDatabase } from '../../support/database/fresh-database.js'
import { type DeadableLine, deadableLine } from '../../support/database/line.js'
import { until } from '../../support/process/child.js'
import { aChange, aListing, aNew, aPlan, manyNew } from '../../support/site/a-listing.js'

let database: Database
let follower: Follower
let heard: Publication[]
let said: string[]
const follow = (
  since = 0,
  apply = (publications: readonly Publication[]) => void heard.push(...publications),
) =>
  followPublications(
    database,
    since,
    { apply, fill: (publications) => void heard.splice(0, heard.length, ...publications) },
    (event) => void said.push(event),
  )
beforeEach(() => {
  heard = []
  said = []
})

describe.each(engines)('following publications on the %s engine', (engine) => {
  beforeEach(async () => {
    database = await freshDatabase(engine)
  })
  afterEach(async () => {
    await follower.stop()
    await database.close()
  })

  test('catching up applies everything after the seq one has, in order', async () => {
    await applyImport(database, aPlan(manyNew(1200)), 'test')
    follower = follow(100)
    await follower.catchUp()
    expect(heard.map(({ seq }) => seq)).toEqual(Array.from({ length: 1100 }, (_, i) => i + 101))
  })

  test('who catches up during a reading gets what was committed before', async () => {
    follower = follow()
    const early = follower.catchUp()
    await applyImport(database, aPlan(manyNew(1)), 'test')
    await follower.catchUp()
    expect(heard).toHaveLength(1)
    await early
  })

  test('what could not be applied is said once and applied later', async () => {
    let full = true
    follower = follow(0, (publications) => {
      if (full) throw new Error('full of somebody’s words')
      heard.push(...publications)
    })
    await follower.catchUp()
    await applyImport(database, aPlan(manyNew(1)), 'test')
    await follower.catchUp()
    await follower.catchUp()
    expect(said).toEqual(['following was interrupted: UNKNOWN'])
    full = false
    await follower.catchUp()
    expect(heard).toHaveLength(1)
    expect(said.at(-1)).toBe('following again')
  })

  test('all of it is read again from a database that has lost changes, as a promoted replica may have: its numbers mean others', async () => {
    follower = follow()
    for (const n of [1, 2]) await applyImport(database, aPlan([aNew(aListing(n))]), 'test')
    await follower.catchUp()
    expect(heard.map(({ seq }) => seq)).toEqual([1, 2])
    for (const sql of [
      'alter table history disable trigger all',
      'delete from history where id > 1',
      'alter table history enable trigger all',
      'delete from publications where seq > 1',
      'delete from programs where id > (select min(id) from programs)',
    ])
      await database.pool.query(sql)
    for (const n of [3, 4]) await applyImport(database, aPlan([aNew(aListing(n))]), 'test')
    await follower.catchUp()
    expect(heard.map(({ seq, slug }) => [seq, slug])).toEqual(
      [1, 3, 4].map((n, i) => [i + 1, aListing(n).slug]),
    )
    expect(said).toEqual([
      'the database may have lost changes that were shown: all of it was read again',
    ])
  })

  test('nothing is applied after stopping', async () => {
    follower = follow()
    await follower.stop()
    await applyImport(database, aPlan(manyNew(1)), 'test')
    await follower.catchUp()
    expect(heard).toEqual([])
  })
})

describeServer('following another process', () => {
  let other: Database
  beforeEach(async () => {
    database = await freshDatabase('server')
    other = await openDatabase({ databaseUrl: database.connectionString, dataDir: '' })
    follower = follow()
    await until(async () => (await listeners()) === 1)
  })
  afterEach(async () => {
    await follower.stop()
    await other.close()
    await database.close()
  })
  const listeners = async () => {
    const { rows } = await database.pool.query(
      `select 1 from pg_stat_activity where application_name = 'iop-listen' and datname = current_database()`,
    )
    return rows.length
  }

  test('hears what it writes at once, not at the next regular asking', async () => {
    // Each is written when the one before was heard; by asking every 5 s alone, six would outlast
    // what `until` waits.
    let written = 0
    await until(async () => {
      if (heard.length === written && written < 6)
        await applyImport(other, aPlan([aNew(aListing(++written))]), 'other')
      return heard.length === 6
    })
    expect(said).toEqual([])
  })

  test('heals after every connection is ended, and misses nothing meanwhile', async () => {
    await applyImport(other, aPlan([aNew(aListing(1))]), 'other')
    await until(() => heard.length === 1)
    await other.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await applyImport(other, aPlan([aChange(aListing(1), { name: 'Renamed' })]), 'other')
    await until(() => heard.length === 2)
    await until(() => said.includes('listening again'))
    await applyImport(other, aPlan([aNew(aListing(2))]), 'other')
    await until(() => heard.length === 3)
    expect(heard.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(said[0]).toMatch(/^listening was interrupted: \w+$/)
  })
})

describeServer('following over a line that dies without a word', () => {
  let direct: Database
  let line: DeadableLine
  beforeEach(async () => {
    direct = await freshDatabase('server')
    line = await deadableLine(direct.connectionString ?? '')
    database = await openDatabase({ databaseUrl: line.url, dataDir: '' })
    follower = follow()
  })
  afterEach(async () => {
    // Both end although nobody answers any more.
    line.die()
    await follower.stop()
    await database.close()
    await line.close()
    await direct.close()
  })

  test('catches up over a new one', async () => {
    await applyImport(direct, aPlan([aNew(aListing(1))]), 'other')
    await until(() => heard.length === 1)
    line.die()
    await applyImport(direct, aPlan([aNew(aListing(2))]), 'other')
    await until(() => said.includes('listening again') && heard.length === 2)
    expect(heard.map(({ seq }) => seq)).toEqual([1, 2])
  })
})
