import { createHmac } from 'node:crypto'
import type { Request } from 'express'
import type { AccountKind } from '../../store/accounts/account-history.js'
import { networksOf } from '../../web/limits/network.js'
import type { Log } from '../../web/log/log.js'
import { idOf } from '../../web/log/request-log.js'
import { deriveKey } from '../session/encrypt.js'

/** Enough of a hash to tell networks apart, and short enough to be read out. */
const PSEUDONYM_LENGTH = 16

/**
 * A pseudonym of a network for the log: stable per network and server secret, so that attempts from
 * one can be correlated. With both the log and the secret the address can be found by brute force;
 * with the log alone it cannot.
 */
export const networkMark = (secret: Buffer, ip: string): string =>
  createHmac('sha256', deriveKey(secret, 'network in the log', 32))
    .update(networksOf(ip).near)
    .digest('base64url')
    .slice(0, PSEUDONYM_LENGTH)

/**
 * A log entry about accounts: sign-in attempts, re-authentication inside a session, and account
 * changes by kind. `editor` is the id of the account concerned, `by` of who acted, where that is
 * another one. Never an address, a password, a code, or anything typed.
 */
export type AccountLine = Readonly<{
  event: 'sign-in' | 'sign-in refused' | 'proof' | 'proof refused' | 'account'
  code?: AccountKind | 'app' | 'recovery' | 'stale'
  editor?: string
  by?: string
}>

/** Logs an account entry: refusals at level warn, the rest at info. */
export const logAccount = (
  { log, secret }: Readonly<{ log: Log; secret: Buffer }>,
  req: Request,
  { event, ...line }: AccountLine,
): void => {
  const id = req.res ? { id: idOf(req.res) } : {}
  log(event.endsWith('refused') ? 'warn' : 'info', event, {
    ...id,
    network: networkMark(secret, req.ip ?? ''),
    ...line,
  })
}
