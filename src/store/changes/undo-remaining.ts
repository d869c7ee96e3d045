import type { Writer } from '../connection/transaction.js'
import { toRecord } from '../history/entries.js'
import { isNothing, netChange } from '../history/net-change.js'

type Row = Readonly<{ identity: string; change: unknown }>

/**
 * The programs of an import that somebody has changed since, by identity, in the order of the
 * import: undoing leaves these as they are. What was changed and changed back is as the import left
 * it.
 */
export const readChangedSince = async (
  reader: Writer,
  runId: string,
): Promise<readonly string[]> => {
  const { rows } = await reader.query<Row>(
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

/** The programs of an import that its undoing left as they were, by identity. */
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

/**
 * A program as lists name it; `id` is null when it is not there any more, and then its identity
 * names it.
 */
export type Named = Readonly<{ id: string | null; name: string }>

/** What some programs are called, in their order. */
export const readNames = async (
  reader: Writer,
  identities: readonly string[],
): Promise<readonly Named[]> => {
  const { rows } = await reader.query<{ identity: string; id: string; name: string }>(
    'select identity, id, name from programs where identity = any($1)',
    [identities],
  )
  const byIdentity = new Map(rows.map(({ identity, id, name }) => [identity, { id, name }]))
  return identities.map((identity) => byIdentity.get(identity) ?? { id: null, name: identity })
}
