import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { changeRole, invite, setDisabled } from '../../../src/store/accounts/accounts.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import type { Database } from '../../../src/store/connection/database.js'
import {
  type Difference,
  findDifferences,
} from '../../../src/store/publications/verify-published.js'
import {
  catalogueDatabase,
  engines,
  freshDatabase,
  storyEngine,
} from '../../support/database/fresh-database.js'
import { aPlan, editEach, manyNew } from '../../support/site/a-listing.js'

// It reads the bundled catalogue whole, beside a suite.
jest.setTimeout(180_000)

const found = async (database: Database): Promise<readonly Difference[]> => {
  const all: Difference[] = []
  for await (const one of findDifferences(database)) all.push(one)
  return all
}
const doer = { id: null, name: 'a test', reason: '' }

describe.each(engines)(
  'what is published, beside what history adds up to, on the %s engine',
  (engine) => {
    let database: Database
    beforeAll(async () => {
      database = await freshDatabase(engine)
      await applyImport(database, aPlan(manyNew(6)), 'ada')
      await editEach(database, {})
      const rosa = await invite(
        database,
        { name: 'Rosa', email: 'rosa@harbor.example', role: 'reviewer' },
        doer,
      )
      const { id } = (rosa as { editor: { id: string } }).editor
      await changeRole(database, id, 'editor', doer)
      await setDisabled(database, id, true, doer)
    })
    afterAll(() => database.close())

    test('is the same after imports, edits, moves and changes of accounts', async () => {
      expect(await found(database)).toEqual([])
    })

    const slug = 'harbor-3-blacklick-oh-iop-abcd'
    test.each([
      [
        'a document',
        `update publications set document = jsonb_set(document, '{phone}', '"900-555-0199"') where slug = '${slug}'`,
        { kind: 'publication', name: slug, fields: ['phone'] },
      ],
      [
        'a name',
        `update programs set name = 'Other' where slug = '${slug}'`,
        { kind: 'listing', name: slug, fields: ['name'] },
      ],
      [
        'the facts',
        `update programs set statements = '{}' where slug = '${slug}'`,
        { kind: 'listing', name: slug, fields: expect.any(Array) },
      ],
      [
        'a status',
        `update programs set status = 'published' where status = 'archived'`,
        { kind: 'listing', fields: ['status'] },
      ],
      [
        'a document taken out',
        `delete from publications where slug = '${slug}'`,
        { kind: 'publication', name: slug, fields: ['document'] },
      ],
      [
        'a document put in',
        `insert into publications (slug, seq, kind, document, at) values ('made-up', 900, 'published', '{}', now())`,
        { kind: 'publication', name: 'made-up', fields: ['slug'] },
      ],
      [
        'where an old address leads',
        `update publications set moved_to = 'elsewhere' where moved_to is not null`,
        { kind: 'publication', fields: ['moved_to'] },
      ],
      [
        'a listing taken out',
        `with gone as (delete from publications where slug = '${slug}' returning program_id) delete from programs where slug = '${slug}'`,
        { kind: 'listing', name: slug, fields: ['everything'] },
      ],
      [
        'a role',
        `update editors set role = 'owner'`,
        { kind: 'account', name: 'rosa@harbor.example', fields: ['role'] },
      ],
      [
        'a disabled account',
        'update editors set disabled_at = null',
        { kind: 'account', fields: ['disabled'] },
      ],
      [
        'a password of nobody’s',
        `update editors set password_hash = 'x', totp_seed = 'x'`,
        { kind: 'account', fields: ['ready'] },
      ],
      [
        'an account put in',
        `insert into editors (id, email, name, role, created_at) values (gen_random_uuid(), 'm@example.org', 'M', 'owner', now())`,
        { kind: 'account', name: 'm@example.org' },
      ],
    ])('names %s that was altered behind it', async (_, sql, difference) => {
      const client = await database.pool.connect()
      try {
        await client.query('begin')
        await client.query(sql)
        const all: Difference[] = []
        for await (const one of findDifferences({ pool: client })) all.push(one)
        expect(all).toContainEqual(expect.objectContaining(difference))
      } finally {
        await client.query('rollback')
        client.release()
      }
    })
  },
)

test('the whole catalogue is what its history adds up to', async () => {
  const database = await catalogueDatabase(storyEngine)
  expect(await found(database)).toEqual([])
  await database.close()
})
