import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { countFailure } from '../../../src/store/accounts/credentials.js'
import { addEditor } from '../../../src/store/accounts/editors.js'
import {
  beginSession,
  endOwnSession,
  endSession,
  noteProof,
} from '../../../src/store/accounts/sessions.js'
import { addDraft, dropDraft } from '../../../src/store/changes/import-drafts.js'
import { checkRoom } from '../../../src/store/connection/checked-client.js'
import type { Database } from '../../../src/store/connection/database.js'
import { addReport, deleteOldReports } from '../../../src/store/reports/corrections.js'
import { townDatabase } from '../../support/database/fresh-database.js'

/** More than a deletion needs, less than any other write does. */
const FREE_MB = 100

describe('on a disk that is nearly full', () => {
  let database: Database
  let nearlyFull: Database
  let editor: string
  const count = async (from: string): Promise<number> =>
    (await database.pool.query(`select count(*)::int as count from ${from}`)).rows[0].count
  beforeAll(async () => {
    database = await townDatabase('embedded')
    const disk = {
      dataDir: '/data',
      statfs: async () => ({ bavail: FREE_MB, bsize: 1024 * 1024 }),
    }
    nearlyFull = { ...database, ...disk, prisma: checkRoom(database.prisma, disk) }
    editor = (await addEditor(database, 'a@example.org', 'A', 'editor'))?.id as string
  })
  afterAll(() => database.close())

  it('nothing is added or changed', async () => {
    const { rows } = await database.pool.query(
      `select slug from programs where status = 'published' limit 1`,
    )
    const report = { slug: rows[0].slug, topic: 'closed', words: 'x' } as const
    for (const add of [
      () => addReport(nearlyFull, report),
      () => addDraft(nearlyFull, 'a.csv', Buffer.from('name\n'), 'a@example.org'),
      () => beginSession(nearlyFull, editor),
      () => noteProof(nearlyFull, randomUUID()),
      () => countFailure(nearlyFull, editor),
    ])
      await expect(add()).rejects.toThrow(`only ${FREE_MB} MB left`)
    expect([await count('reports'), await count('import_drafts'), await count('sessions')]).toEqual(
      [0, 0, 0],
    )
  })

  it('what was promised to be deleted is: old reports, and the words of those that nobody decided', async () => {
    await database.pool.query(
      `insert into reports (id, code_hash, identity, topic, words, sent_at, outcome, decided_at, decided_by)
       values (gen_random_uuid(), 'old', 'x', 'closed', 'w', now() - interval '900 days', 'stands', now() - interval '800 days', 'a'),
              (gen_random_uuid(), 'open', 'x', 'closed', 'w', now() - interval '200 days', null, null, null)`,
    )
    await deleteOldReports(nearlyFull)
    expect((await database.pool.query('select code_hash, words from reports')).rows).toEqual([
      { code_hash: 'open', words: '' },
    ])
  })

  it('a pending file is dropped, and a session ended', async () => {
    const draft = await addDraft(database, 'a.csv', Buffer.from('name\n'), 'a@example.org')
    const token = await beginSession(database, editor)
    await beginSession(database, editor)
    await dropDraft(nearlyFull, draft)
    await endSession(nearlyFull, token)
    const { rows } = await database.pool.query('select id from sessions')
    expect(await endOwnSession(nearlyFull, editor, rows[0].id)).toBe(true)
    expect([await count('import_drafts'), await count('sessions')]).toEqual([0, 0])
  })
})
