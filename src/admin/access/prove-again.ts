import {
  addRecoveryCode,
  countFailure,
  dropRecoveryCode,
} from '../../store/accounts/credentials.js'
import type { AdminContext, AdminRequest } from '../frame/context.js'
import { hashOfCode, makeCode } from '../second-factor/recovery-codes.js'
import { logAccount } from './account-log.js'
import { prove } from './verify-credentials.js'

type Of = Pick<AdminRequest, 'req' | 'session'>

/**
 * Whether somebody who is signed in proves again who they are, by password and a code. A failed try
 * counts as one at the door does.
 */
export const proveAgain = async (
  context: AdminContext,
  { req, session }: Of,
  password: string,
  code: string,
): Promise<boolean> => {
  const { id: editor, email } = session.editor
  const proven = (await prove(context, req, { email, password, code })) !== null
  logAccount(context, req, { event: proven ? 'proof' : 'proof refused', editor })
  if (!proven) await countFailure(context.database, editor)
  return proven
}

/**
 * The same by the password alone, in a session that began with a recovery code: that code has stood
 * for the second factor here, it works only once, and it may have been the last one. A code that
 * nobody knows is made for the one proof, so that it is counted and slowed as any other.
 */
export const proveByPassword = async (
  context: AdminContext,
  request: Of,
  password: string,
): Promise<boolean> => {
  const { editor } = request.session
  const code = makeCode()
  await addRecoveryCode(context.database, editor.id, hashOfCode(code))
  try {
    return await proveAgain(context, request, password, code)
  } finally {
    await dropRecoveryCode(context.database, editor.id, hashOfCode(code))
  }
}
