import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Database } from '../../../src/store/connection/database.js'
import { inTransaction } from '../../../src/store/connection/transaction.js'
import { engines, freshDatabase } from '../../support/database/fresh-database.js'

describe.each(engines)('a transaction on the %s engine', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine)
    await database.pool.query('create table parent (id int primary key)')
    await database.pool.query(
      'create table child (id int references parent deferrable initially deferred)',
    )
  })
  afterAll(() => database.close())
  const children = async () => (await database.pool.query('select * from child')).rows.length

  test('whose commit fails is reported as failed, through Prisma', async () => {
    const failing = database.prisma.$transaction(async (inner) => {
      await inner.$executeRaw`insert into child values (1)`
    })
    await expect(failing).rejects.toThrow()
    expect(await children()).toBe(0)
  })

  test('whose commit fails is reported as failed, through ours', async () => {
    await expect(
      inTransaction(database, (writer) => writer.query('insert into child values (1)')),
    ).rejects.toThrow('foreign key')
    expect(await children()).toBe(0)
  })

  test('that swallowed the error of a step is not taken for committed', async () => {
    const swallowing = inTransaction(database, async (writer) => {
      await writer.query('insert into parent values (1)')
      await writer.query('insert into nowhere values (1)').catch(() => {})
    })
    await expect(swallowing).rejects.toThrow('rolled back')
    expect((await database.pool.query('select * from parent')).rows).toEqual([])
  })

  test('leaves the database usable after each of these', async () => {
    await inTransaction(database, (writer) => writer.query('insert into parent values (2)'))
    expect((await database.pool.query('select * from parent')).rows).toEqual([{ id: 2 }])
    expect(await database.prisma.listing.count()).toBe(0)
  })

  test('ends with the client that is dropped inside it', async () => {
    const dropped = await database.pool.connect()
    await dropped.query('begin')
    await dropped.query('insert into parent values (3)')
    dropped.release(true)
    await inTransaction(database, (writer) => writer.query('insert into parent values (4)'))
    expect((await database.pool.query('select * from parent where id > 2')).rows).toEqual([
      { id: 4 },
    ])
  })

  test('that ends while a step is under way keeps nothing of that step', async () => {
    const left = inTransaction(database, (writer) =>
      Promise.all([
        writer.query('insert into nowhere values (1)'),
        writer.query('insert into parent values (5)'),
      ]),
    )
    await expect(left).rejects.toThrow('nowhere')
    await database.prisma.listing.count()
    expect((await database.pool.query('select * from parent where id = 5')).rows).toEqual([])
  })

  test('sees what was committed while it waited, also where the default is to look at one moment', async () => {
    await database.pool.query(
      `do $$ begin execute format('alter database %I set default_transaction_isolation = %L', current_database(), 'repeatable read'); end $$`,
    )
    const add = () =>
      inTransaction(database, (writer) =>
        writer.query('insert into parent select max(id) + 1 from parent'),
      )
    await Promise.all([add(), add(), add()])
    expect((await database.pool.query('select max(id) from parent')).rows).toEqual([{ max: 7 }])
  })

  test('runs alone: a second one waits for the first', async () => {
    const order: string[] = []
    const write = (name: string) =>
      inTransaction(database, async (writer) => {
        order.push(`${name} begins`)
        await writer.query('select 1')
        await new Promise((resolve) => setTimeout(resolve, 30))
        order.push(`${name} ends`)
      })
    await Promise.all([write('a'), write('b')])
    expect([
      ['a begins', 'a ends', 'b begins', 'b ends'],
      ['b begins', 'b ends', 'a begins', 'a ends'],
    ]).toContainEqual(order)
  })
})
