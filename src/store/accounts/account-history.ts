import type { Writer } from '../connection/transaction.js'
import { appendHistory } from '../history/chain.js'

/** What can happen to an account, as history keeps it. */
export type AccountKind =
  | 'invited'
  | 'joined'
  | 'disabled'
  | 'enabled'
  | 'role-changed'
  | 'reset'
  | 'password-changed'
  | 'factor-changed'
  | 'codes-renewed'
/**
 * Who does it, by e-mail address or command, and why, in their words; `id` is the doer's own
 * number, null for a command, which may do all.
 */
export type Doer = Readonly<{ id: string | null; name: string; reason: string }>
type Field = Readonly<{ old: unknown; new: unknown }>

/**
 * Writes down in history what happened to an account, named like a listing and in the shape of its
 * changes. Nothing secret is in it.
 */
export const noteAccount = (
  writer: Writer,
  editorId: string,
  kind: AccountKind,
  { name, reason }: Doer,
  at: string,
  fields: Readonly<Record<string, Field>> = {},
) =>
  appendHistory(writer, [
    {
      identity: `editor|${editorId}`,
      at,
      actor: name,
      reason,
      importRunId: null,
      change: { kind, edition: null, fields, facts: {} },
    },
  ])
