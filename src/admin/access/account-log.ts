import { createHmac } from 'node:crypto'
import type { Request } from 'express'
import type { AccountKind } from '../../store/accounts/account-history.js'
import { networksOf } from '../../web/limits/network.js'
import type { Log } from '../../web/log/log.js'
import { idOf } from '../../web/log/request-log.js'
import { keyFor } from '../session/encrypt.js'

/** Enough of a hash to tell networks apart, and short enough to be read out. */
const MARK = 16

/**
 * What stands for a network in the log: the same for the same network and server's secret, so that
 * tries from one can be seen together. Who has both the log and the secret can find the address
 * again by trying all; who has the log alone cannot.
 */
export const networkMark = (secret: Buffer, ip: string): string =>
  createHmac('sha256', keyFor(secret, 'network in the log', 32))
    .update(networksOf(ip).near)
    .digest('base64url')
    .slice(0, MARK)

/**
 * What is written down of accounts: tries to sign in, proofs inside a session, and changes of an
 * account by their kind. `editor` is the number of the account that it is about, `by` of who did
 * it, where that is another one. Never an address, a password, a code, or anything typed.
 */
export type AccountLine = Readonly<{
  event: 'sign-in' | 'sign-in refused' | 'proof' | 'proof refused' | 'account'
  code?: AccountKind | 'app' | 'recovery' | 'stale'
  editor?: string
  by?: string
}>

/** Writes such a line: what was refused as a warning, the rest as news. */
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
