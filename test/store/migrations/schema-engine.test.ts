import { expect, test } from '@jest/globals'
import type pg from 'pg'
import { freshDatabase } from '../../support/database/fresh-database.js'
import { diffSchema } from '../../support/schema-engine/prisma-migrate.js'
import { withSchemaEngine } from '../../support/schema-engine/schema-engine.js'

/**
 * A database that calls PostgreSQL's single characters (type 18) text (25), over which the engine
 * panics.
 */
const tellingText = (pool: pg.Pool): pg.Pool => {
  const query = async (...asked: Parameters<pg.Pool['query']>) => {
    const result = (await pool.query(...asked)) as unknown as pg.QueryArrayResult
    for (const field of result.fields) if (field.dataTypeID === 18) field.dataTypeID = 25
    return result
  }
  return Object.create(pool, { query: { value: query } }) as pg.Pool
}

test('a schema engine that panics in the middle of its work fails that call and every later one, and none waits for ever', async () => {
  const database = await freshDatabase('embedded')
  const heard = database.pool.listenerCount('error')
  const panics = diffSchema({ ...database, pool: tellingText(database.pool) })
  const message = 'Prisma’s schema engine panicked'
  await expect(panics).rejects.toMatchObject({
    message,
    cause: expect.stringContaining('Getting constraint_type'),
  })
  await expect(withSchemaEngine(database.pool, async (engine) => engine.version())).rejects.toThrow(
    message,
  )
  expect(database.pool.listenerCount('error')).toBe(heard)
  await database.close()
})
