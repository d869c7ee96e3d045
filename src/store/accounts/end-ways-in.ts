import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { column, execute } from '../connection/rows.js'
import { inTransaction, type Writer } from '../connection/transaction.js'
import { findExistingTables } from '../migrations/table-rows.js'
import { type Doer, noteAccount } from './account-history.js'

/**
 * Revokes restored credentials that may have ended after the backup. Links and recovery codes may
 * have been used since, so they are deleted. With `everybody`, passwords and second factors are
 * revoked too: an account may have been disabled, or its password changed, since.
 */
export const revokeCredentials = async (writer: Writer, everybody: boolean): Promise<void> => {
  for (const table of await findExistingTables(writer, ['sign_in_links', 'recovery_codes']))
    await execute(writer, `delete from "${table}"`)
  const [editors] = await findExistingTables(writer, ['editors'])
  if (everybody && editors)
    await execute(writer, 'update editors set password_hash = null, totp_seed = null')
}

/** Records in history that the accounts with a password in the backup need a new link. */
export const noteResets = (database: Database, ids: readonly string[], doer: Doer): Promise<void> =>
  inTransaction(database, async (writer) => {
    const at = new Date().toISOString()
    for (const id of ids) await noteAccount(writer, id, 'reset', doer, at)
  })

/** Ids of accounts with a password: those to revoke. */
export const listPasswordHolders = async (writer: Writer): Promise<readonly string[]> => {
  if ((await findExistingTables(writer, ['editors'])).length === 0) return []
  const holders = 'select id from editors where password_hash is not null order by created_at, id'
  return column(writer, z.string(), holders)
}
