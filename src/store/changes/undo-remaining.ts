import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { column, rows, type SqlRunner } from '../connection/rows.js'
import { type ChangeRecord, changeRecord, isNothing, netChange } from '../history/net-change.js'
import { readListingNames } from '../listings/names.js'

const laterChange = z.object({ identity: z.string(), change: changeRecord })

/**
 * Identities of an import's listings that were changed since, in the order of the import: undoing
 * leaves these as they are. A change that was reverted does not count.
 */
export const readChangedSince = async (
  on: SqlRunner,
  runId: string,
): Promise<readonly string[]> => {
  const later = await rows(
    on,
    laterChange,
    `select later.identity, later.change
     from history as own join history as later on later.identity = own.identity and later.id > own.id
     where own.import_run_id = $1 and later.import_run_id is distinct from own.import_run_id
     order by own.id, later.id`,
    [runId],
  )
  const changes = new Map<string, ChangeRecord[]>()
  for (const { identity, change } of later)
    changes.set(identity, [...(changes.get(identity) ?? []), change])
  return [...changes].flatMap(([identity, all]) => (isNothing(netChange(all)) ? [] : [identity]))
}

/** Identities of an import's listings that undoing it left as they were. */
export const readLeft = (on: SqlRunner, runId: string): Promise<readonly string[]> =>
  column(
    on,
    z.string(),
    `select own.identity from history as own
     where own.import_run_id = $1 and own.change ->> 'kind' <> 'undone' and not exists (
       select 1 from history as back
       where back.import_run_id = own.import_run_id and back.identity = own.identity and back.change ->> 'kind' = 'undone')
     order by own.id`,
    [runId],
  )

/** A listing's id and name; `id` is null when it was deleted, and its identity is the name. */
export type ListingName = Readonly<{ id: string | null; name: string }>

/** The names of listings, in the order of `identities`. */
export const readNames = async (
  database: Database,
  identities: readonly string[],
): Promise<readonly ListingName[]> => {
  const names = await readListingNames(database, identities)
  return identities.map((identity) => names.get(identity) ?? { id: null, name: identity })
}
