import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import type { Database } from '../../../src/store/connection/database.js'
import { column, execute, maybeRow, rows } from '../../../src/store/connection/rows.js'
import { inTransaction } from '../../../src/store/connection/transaction.js'
import { isUnavailable } from '../../../src/store/connection/unavailable.js'
import { describeServer, engines, freshDatabase } from '../../support/database/fresh-database.js'

const throttle = z.object({ key: z.string(), failures: z.number() })
const add = (on: Parameters<typeof execute>[0], ...keys: readonly string[]) =>
  execute(
    on,
    'insert into throttles (key, failures, since, until) select key, 1, now(), now() from unnest($1::text[]) as key',
    [keys],
  )
const read = 'select key, failures from throttles order by key'

describe.each(engines)('SQL on the %s engine', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine)
  })
  afterAll(() => database.close())

  it('is run on a database, a pool and in a transaction alike', async () => {
    expect(await maybeRow(database, throttle, read)).toBeNull()
    expect(await add(database, 'a')).toBe(1)
    await inTransaction(database, async (writer) => {
      expect(await add(writer, 'b', 'c')).toBe(2)
      expect(await column(writer, z.string(), 'select key from throttles order by key')).toEqual([
        'a',
        'b',
        'c',
      ])
    })
    const all = ['a', 'b', 'c'].map((key) => ({ key, failures: 1 }))
    expect(await rows(database.pool, throttle, read)).toEqual(all)
    expect(await maybeRow(database, throttle, read)).toEqual(all[0])
  })

  it('gives no row of another shape than the one that was asked for', async () => {
    await add(database, 'd')
    const other = throttle.extend({ failures: z.string() })
    for (const on of [database, database.pool])
      await expect(rows(on, other, read)).rejects.toThrow(z.ZodError)
  })
})

describeServer('a short query that the server does not answer', () => {
  it.each([
    ['SQL', (database: Database) => execute(database, 'select pg_sleep(30)')],
    ['Prisma', (database: Database) => database.prisma.$queryRaw`select pg_sleep(30)`],
  ])('ends within 4 s, and counts as the database being away (%s)', async (_, ask) => {
    const database = await freshDatabase('server')
    try {
      const began = performance.now()
      const error = await ask(database).then(
        () => null,
        (reason: unknown) => reason,
      )
      expect(isUnavailable(error)).toBe(true)
      expect(performance.now() - began).toBeLessThan(4000)
    } finally {
      await database.close()
    }
  })
})
