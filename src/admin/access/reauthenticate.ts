import {
  addRecoveryCode,
  countFailure,
  dropRecoveryCode,
} from '../../store/accounts/credentials.js'
import type { AdminContext, AdminRequest } from '../frame/context.js'
import { hashOfCode, makeCode } from '../second-factor/recovery-codes.js'
import { logAccount } from './account-log.js'
import { verifyCredentials } from './verify-credentials.js'

type SessionRequest = Pick<AdminRequest, 'req' | 'session'>

/**
 * Re-authenticates the signed-in editor by password and code. A failed attempt counts like one at
 * sign-in.
 */
export const reauthenticate = async (
  context: AdminContext,
  { req, session }: SessionRequest,
  password: string,
  code: string,
): Promise<boolean> => {
  const { id: editor, email } = session.editor
  const proven = (await verifyCredentials(context, req, { email, password, code })) !== null
  logAccount(context, req, { event: proven ? 'proof' : 'proof refused', editor })
  if (!proven) await countFailure(context.database, editor)
  return proven
}

/**
 * Re-authenticates by password alone, in a session that began with a recovery code: that code was
 * the second factor, works only once, and may have been the last. A temporary code is created for
 * the check, so that it is counted and delayed like any other.
 */
export const reauthenticateByPassword = async (
  context: AdminContext,
  request: SessionRequest,
  password: string,
): Promise<boolean> => {
  const { editor } = request.session
  const code = makeCode()
  await addRecoveryCode(context.database, editor.id, hashOfCode(code))
  try {
    return await reauthenticate(context, request, password, code)
  } finally {
    await dropRecoveryCode(context.database, editor.id, hashOfCode(code))
  }
}
