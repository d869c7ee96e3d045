import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/store/database.js'
import { inTransaction } from '../../src/store/transaction.js'
import { engines, freshDatabase } from '../support/fresh-database.js'

describe.each(engines)('a transaction on the %s engine', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine)
    await database.pool.query('create table parent (id int primary key)')
    await database.pool.query('create table child (id int references parent deferrable initially deferred)')
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
    await expect(inTransaction(database, (writer) => writer.query('insert into child values (1)'))).rejects.toThrow('foreign key')
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
    expect(await database.prisma.program.count()).toBe(0)
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
