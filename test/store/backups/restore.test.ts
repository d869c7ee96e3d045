import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { invite, resetAccount } from '../../../src/store/accounts/accounts.js'
import { findLink } from '../../../src/store/accounts/sign-in-links.js'
import { backUp } from '../../../src/store/backups/backup.js'
import { checkBackup } from '../../../src/store/backups/read.js'
import { restore } from '../../../src/store/backups/restore.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { addDraft } from '../../../src/store/changes/import-drafts.js'
import type { Database } from '../../../src/store/connection/database.js'
import { verifyHistory } from '../../../src/store/history/chain.js'
import { migrateTo } from '../../../src/store/migrations/migrations.js'
import { addReport } from '../../../src/store/reports/corrections.js'
import { allRows } from '../../support/database/all-rows.js'
import {
  blankDatabase,
  type Engine,
  engines,
  freshDatabase,
} from '../../support/database/fresh-database.js'
import { withFolder } from '../../support/process/temporary-folder.js'
import { diffSchema } from '../../support/schema-engine/prisma-migrate.js'
import { aListing, aNew, aPlan, editEach, manyNew } from '../../support/site/a-listing.js'
import { joined, openBrowser, signIn } from '../../support/site/at-the-door.js'
import { siteOver } from '../../support/site/open-site.js'

const odd = "Ünïcode “quotes” \\back\\slash\\ 😀\u2028 tab\tnew\nline '; drop table programs; --"

/** Something in every table, and the odd things that rows may hold. */
const fill = async (database: Database): Promise<void> => {
  await applyImport(database, aPlan(manyNew(40)), odd)
  await editEach(database, { name: odd.replaceAll('\n', ' '), reason: odd })
  await addDraft(
    database,
    'every byte.csv',
    Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256)),
    'ed@example.org',
  )
  await addReport(database, { slug: aListing(3).slug, topic: 'other', words: odd })
  await invite(
    database,
    { name: 'Waits', email: 'waits@harbor.example', role: 'reviewer' },
    { id: null, name: 'a test', reason: '' },
  )
}
const numbersOf = async ({ pool }: Database) =>
  (
    await pool.query(
      "select nextval('organizations_id_seq') as o, nextval('locations_id_seq') as l, nextval('programs_id_seq') as p",
    )
  ).rows[0]

/**
 * Each engine's backup on the other one, which is of another PostgreSQL major; with one engine, on
 * itself.
 */
const ways = engines.map((from, i) => [from, engines[(i + 1) % engines.length] as Engine] as const)

describe.each(ways)('a backup of the %s engine', (from, to) => {
  test(`restored on the ${to} engine, is the same in every row, with its history, its numbers and its ways in`, () =>
    withFolder(async (folder) => {
      const [source, target] = [await freshDatabase(from), await blankDatabase(to)]
      const first = await siteOver(source)
      await fill(source)
      const somebody = await joined(first, 'owner')
      await signIn(first, openBrowser(first), somebody)
      await first.catalogue.catchUp()
      const before = await allRows(source)
      for (const rows of Object.values(before)) expect(rows.length).toBeGreaterThan(0)

      const { file } = await backUp(source, join(folder, 'new', 'backups'))
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      expect((await stat(join(folder, 'new', 'backups'))).mode & 0o777).toBe(0o700)
      const verdict = await restore(target, await checkBackup(file))
      // A link or a recovery code may have been used since the backup.
      expect(await allRows(target)).toEqual({ ...before, sign_in_links: [], recovery_codes: [] })
      expect(verdict).toEqual(await verifyHistory(source))
      expect(verdict).toMatchObject({ entries: before.history.length, broken: null })
      expect(await diffSchema(target)).toBe('')
      expect((await target.pool.query('select 1 from sessions')).rows).toEqual([])
      await expect(target.pool.query('delete from history')).rejects.toThrow(
        'history is append-only',
      )

      const second = await siteOver(target)
      expect(second.catalogue.changes(0, 1000)).toEqual(first.catalogue.changes(0, 1000))
      expect(second.catalogue.programs()).toEqual(first.catalogue.programs())
      await second.get('/programs/harbor-0-blacklick-oh-iop-abcd').expect(301)
      const browser = openBrowser(second)
      expect((await signIn(second, browser, somebody)).status).toBe(303)
      expect((await browser.get('/admin')).status).toBe(200)
      expect(await numbersOf(target)).toEqual(await numbersOf(source))
      // What comes after is written behind it.
      await applyImport(target, aPlan([aNew(aListing(900))]), 'after')
      expect(await verifyHistory(target)).toMatchObject({
        entries: before.history.length + 1,
        broken: null,
      })
      await first.close()
      await second.close()
    }))
})

describe.each(engines)('backing up and restoring on the %s engine', (engine) => {
  test('bring back no used link, no used code and no account that was ended since', () =>
    withFolder(async (folder) => {
      const [source, kept, ended] = [
        await freshDatabase(engine),
        await blankDatabase(engine),
        await blankDatabase(engine),
      ]
      const first = await siteOver(source)
      const owner = await joined(first, 'owner')
      const doer = { id: null, name: 'a test', reason: '' }
      const invited = await invite(
        source,
        { name: 'Rosa', email: 'rosa@harbor.example', role: 'owner' },
        doer,
      )
      const link = (invited as { token: string }).token
      const codes = Number(
        (await source.pool.query('select count(*) from recovery_codes')).rows[0]?.count,
      )
      const checked = await backUp(source, folder)
      await first.close()
      expect([codes > 0, typeof link]).toEqual([true, 'string'])

      await restore(kept, checked)
      expect(await findLink(kept, link)).toBeNull()
      expect((await kept.pool.query('select 1 from recovery_codes')).rows).toEqual([])

      const verdict = await restore(ended, checked, { ...doer, reason: 'restored' })
      const last = await siteOver(ended)
      expect((await signIn(last, openBrowser(last), owner)).status).toBe(403)
      expect((await last.get(`/admin/join/${link}`)).status).not.toBe(200)
      expect(await findLink(ended, link)).toBeNull()
      // The history says so, after all that was in the backup; everybody else needs a link anyway.
      expect(await verifyHistory(ended)).toMatchObject({
        entries: verdict.entries + 1,
        broken: null,
      })
      const { rows } = await ended.pool.query(
        "select identity, change ->> 'kind' as kind, actor, reason from history order by id desc limit 1",
      )
      expect(rows).toEqual([
        { identity: `editor|${owner.id}`, kind: 'reset', actor: 'a test', reason: 'restored' },
      ])
      // Whoever runs commands on the machine lets the owner in again.
      expect(await resetAccount(ended, owner.id, doer)).toMatchObject({ token: expect.any(String) })
      await last.close()
      await kept.close()
    }))

  test('restore only into an empty database, and change nothing in another', () =>
    withFolder(async (folder) => {
      const database = await freshDatabase(engine)
      await applyImport(database, aPlan(manyNew(3)), 'test')
      const checked = await backUp(database, folder)
      const before = await allRows(database)
      await expect(restore(database, checked)).rejects.toThrow(
        'This database is not empty: there is something in “organizations”.',
      )
      expect(await allRows(database)).toEqual(before)
      await database.close()
      const other = await freshDatabase(engine)
      await invite(
        other,
        { name: 'A', email: 'a@harbor.example', role: null },
        { id: null, name: 'a test', reason: '' },
      )
      await expect(restore(other, checked)).rejects.toThrow(
        'This database is not empty: there is something in “history”.',
      )
      await other.close()
    }))

  test('keep the schema that a backup is of: an older one is made first, and then brought up to this release', () =>
    withFolder(async (folder) => {
      const [older, blank, newer] = [
        await blankDatabase(engine),
        await blankDatabase(engine),
        await freshDatabase(engine),
      ]
      await expect(backUp(older, folder)).rejects.toThrow(
        'There is nothing in this database to back up.',
      )
      await migrateTo(older, 1)
      await older.pool.query("insert into organizations (key, name) values ('a', 'A'), ('b', 'B')")
      await older.pool.query(
        `insert into programs (identity, slug, status, level, name, organization_name, organization_id, sample, statements)
         select 'p', 'p', 'draft', 'iop', 'P', 'A', id, false, '{}' from organizations where key = 'a'`,
      )
      const checked = await backUp(older, folder)
      expect(checked.head.migrations).toHaveLength(1)
      expect(await diffSchema(older)).toContain('paused_until')
      await restore(blank, checked)
      expect(await diffSchema(blank)).toBe('')
      expect(
        (await blank.pool.query('select key, name from organizations order by id')).rows,
      ).toEqual([
        { key: 'a', name: 'A' },
        { key: 'b', name: 'B' },
      ])
      expect((await blank.pool.query('select slug, paused_until from programs')).rows).toEqual([
        { slug: 'p', paused_until: null },
      ])
      await expect(restore(newer, checked)).rejects.toThrow(
        'already has a newer schema than the backup',
      )
      for (const database of [older, blank, newer]) await database.close()
    }))
})
