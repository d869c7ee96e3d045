import type { Writer } from '../connection/transaction.js'
import { appendHistory } from '../history/chain.js'

/** Kinds of account changes, as stored in history. */
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
 * The actor, by e-mail address or command name, and the reason in their words; `id` is the actor's
 * account, null for a command, which may do everything.
 */
export type Doer = Readonly<{ id: string | null; name: string; reason: string }>
type AccountField = Readonly<{ old: unknown; new: unknown }>

/**
 * Appends a change of an account to history, in the shape of a listing's changes. It has no
 * secrets.
 */
export const noteAccount = (
  writer: Writer,
  editorId: string,
  kind: AccountKind,
  { name, reason }: Doer,
  at: string,
  fields: Readonly<Record<string, AccountField>> = {},
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
