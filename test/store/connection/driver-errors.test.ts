import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Database } from '../../../src/store/connection/database.js'
import { execute } from '../../../src/store/connection/rows.js'
import { isUnavailable } from '../../../src/store/connection/unavailable.js'
import { codeOf } from '../../../src/store/store-error.js'
import { describeServer, engines, freshDatabase } from '../../support/database/fresh-database.js'

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => error,
  )
/** Writes a report, whose words a trigger reads. */
const reporting = {
  Prisma: ({ prisma }: Database, words: string) =>
    prisma.report.create({
      data: {
        id: randomUUID(),
        codeHash: randomUUID(),
        identity: 'x',
        topic: 'other',
        words,
        sentAt: new Date(),
      },
    }),
  SQL: (database: Database, words: string) =>
    execute(
      database,
      `insert into reports (id, code_hash, identity, topic, words, sent_at) values ($1, $2, 'x', 'other', $3, now())`,
      [randomUUID(), randomUUID(), words],
    ),
} as const
const ways = Object.entries(reporting)
const beforeReports = async ({ pool }: Database, body: string): Promise<void> => {
  await pool.query(
    `create function before_reports() returns trigger language plpgsql as $$ begin ${body}; return new; end $$`,
  )
  await pool.query(
    'create trigger before_reports before insert on reports for each row execute function before_reports()',
  )
}

describe.each(engines)('an error of PostgreSQL on the %s engine', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine)
    await beforeReports(database, `raise exception using errcode = new.words, message = 'no'`)
  })
  afterAll(() => database.close())

  const away = '57P01 57P02 57P03 57014 53100 53200 53300 08003 08006 55P03 25P03 25P04 25006 40001'
  const wrong = '22001 22P02 23502 23503 23505 42703 P0001'
  it.each(ways)(
    'is known by its own code, and so by what it means, through %s',
    async (_, report) => {
      for (const [codes, isAway] of [
        [away, true],
        [wrong, false],
      ] as const)
        for (const code of codes.split(' ')) {
          const error = await failureOf(report(database, code))
          expect([code, codeOf(error), isUnavailable(error)]).toEqual([code, code, isAway])
        }
    },
  )
})

describeServer('a server that ends the connection while it writes', () => {
  it.each(ways)('counts as away, through %s', async (_, report) => {
    const database = await freshDatabase('server')
    try {
      await beforeReports(database, 'perform pg_sleep(30)')
      const failure = failureOf(report(database, 'x'))
      const end = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`
      while ((await execute(database.pool, end)) === 0);
      expect(isUnavailable(await failure)).toBe(true)
    } finally {
      await database.close()
    }
  })
})
