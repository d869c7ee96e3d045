import type { Database } from '../connection/database.js'
import { inTransaction, type Writer } from '../connection/transaction.js'
import { existing } from '../migrations/table-rows.js'
import { type Doer, noteAccount } from './account-history.js'

/**
 * Takes back what a backup cannot know the end of. A link or a recovery code may have been used
 * since, so none of them comes back. With `everybody` nobody's password and second factor do
 * either: an account may have been disabled, or its password changed, since.
 */
export const endWaysIn = async (writer: Writer, everybody: boolean): Promise<void> => {
  for (const table of await existing(writer, ['sign_in_links', 'recovery_codes']))
    await writer.query(`delete from "${table}"`)
  const [editors] = await existing(writer, ['editors'])
  if (everybody && editors)
    await writer.query('update editors set password_hash = null, totp_seed = null')
}

/**
 * Writes down in history that those who had a password when the backup was taken need a new link.
 */
export const noteEnded = (database: Database, ids: readonly string[], doer: Doer): Promise<void> =>
  inTransaction(database, async (writer) => {
    const at = new Date().toISOString()
    for (const id of ids) await noteAccount(writer, id, 'reset', doer, at)
  })

/** Who has a password, by their own number: whose ways in would be ended. */
export const whoHasPassword = async (writer: Writer): Promise<readonly string[]> => {
  if ((await existing(writer, ['editors'])).length === 0) return []
  const { rows } = await writer.query<{ id: string }>(
    'select id from editors where password_hash is not null order by created_at, id',
  )
  return rows.map(({ id }) => id)
}
