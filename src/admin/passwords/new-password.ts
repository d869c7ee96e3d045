import { say } from '../../messages/say.js'
import { LONGEST, SHORTEST, weaknessOf } from './weak-password.js'

const t = say.signingIn.join

/**
 * Validation errors of a new password and its repetition, as sentences; null where there is none.
 */
export type PasswordProblems = Readonly<{ password: string | null; again: string | null }>

/**
 * Validates a new password and its repetition. `own` is what others know of the person: name and
 * e-mail address.
 */
export const checkNewPassword = (
  password: string,
  again: string,
  own: readonly string[],
): PasswordProblems => {
  const weakness = weaknessOf(password, own)
  const sentences = {
    short: t.weak.short(SHORTEST),
    long: t.weak.long(LONGEST),
    repeated: t.weak.repeated,
    common: t.weak.common,
  }
  return { password: weakness && sentences[weakness], again: password === again ? null : t.differs }
}
