import type { Writer } from '../connection/transaction.js'
import { toRecord } from '../history/entries.js'
import { isNothing, netChange } from '../history/net-change.js'

type ChangeRow = Readonly<{ identity: string; change: unknown }>

/**
 * Identities of an import's listings that were changed since, in the order of the import: undoing
 * leaves these as they are. A change that was reverted does not count.
 */
export const readChangedSince = async (
  reader: Writer,
  runId: string,
): Promise<readonly string[]> => {
  const { rows } = await reader.query<ChangeRow>(
    `select later.identity, later.change
     from history as own join history as later on later.identity = own.identity and later.id > own.id
     where own.import_run_id = $1 and later.import_run_id is distinct from own.import_run_id
     order by own.id, later.id`,
    [runId],
  )
  const changes = new Map<string, unknown[]>()
  for (const { identity, change } of rows)
    changes.set(identity, [...(changes.get(identity) ?? []), change])
  return [...changes].flatMap(([identity, all]) =>
    isNothing(netChange(all.map(toRecord))) ? [] : [identity],
  )
}

/** Identities of an import's listings that undoing it left as they were. */
export const readLeft = async (reader: Writer, runId: string): Promise<readonly string[]> => {
  const { rows } = await reader.query<{ identity: string }>(
    `select own.identity from history as own
     where own.import_run_id = $1 and own.change ->> 'kind' <> 'undone' and not exists (
       select 1 from history as back
       where back.import_run_id = own.import_run_id and back.identity = own.identity and back.change ->> 'kind' = 'undone')
     order by own.id`,
    [runId],
  )
  return rows.map(({ identity }) => identity)
}

/** A listing's id and name; `id` is null when it was deleted, and its identity is the name. */
export type ListingName = Readonly<{ id: string | null; name: string }>

/** The names of listings, in the order of `identities`. */
export const readNames = async (
  reader: Writer,
  identities: readonly string[],
): Promise<readonly ListingName[]> => {
  const { rows } = await reader.query<{ identity: string; id: string; name: string }>(
    'select identity, id, name from programs where identity = any($1)',
    [identities],
  )
  const byIdentity = new Map(rows.map(({ identity, id, name }) => [identity, { id, name }]))
  return identities.map((identity) => byIdentity.get(identity) ?? { id: null, name: identity })
}
