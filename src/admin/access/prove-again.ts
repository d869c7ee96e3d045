import { addRecoveryCode, countFailure, dropRecoveryCode } from '../../store/accounts/credentials.js'
import type { AdminContext, AdminRequest } from '../frame/context.js'
import { hashOfCode, makeCode } from '../second-factor/recovery-codes.js'
import { logAccount } from './account-log.js'
import { prove } from './verify-credentials.js'

type Of = Pick<AdminRequest, 'req' | 'session'>

/** Whether somebody who is signed in proves again who they are, by password and a code. A failed try counts as one at the door does. */
export const proveAgain = async (desk: AdminContext, { req, session }: Of, password: string, code: string): Promise<boolean> => {
  const { id: editor, email } = session.editor
  const proven = (await prove(desk, req, { email, password, code })) !== null
  logAccount(desk, req, { event: proven ? 'proof' : 'proof refused', editor })
  if (!proven) await countFailure(desk.database, editor)
  return proven
}

/**
 * The same by the password alone, in a session that began with a recovery code: that code has stood for the second factor here, it works only
 * once, and it may have been the last one. A code that nobody knows is made for the one proof, so that it is counted and slowed as any other.
 */
export const proveByPassword = async (desk: AdminContext, visit: Of, password: string): Promise<boolean> => {
  const { editor } = visit.session
  const code = makeCode()
  await addRecoveryCode(desk.database, editor.id, hashOfCode(code))
  try {
    return await proveAgain(desk, visit, password, code)
  } finally {
    await dropRecoveryCode(desk.database, editor.id, hashOfCode(code))
  }
}
