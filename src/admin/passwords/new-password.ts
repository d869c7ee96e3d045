import { say } from '../../messages/say.js'
import { LONGEST, SHORTEST, weaknessOf } from './weak-password.js'

const t = say.signingIn.join

/** What is wrong with a new password and its repetition, as sentences; null where nothing is. */
export type PasswordProblems = Readonly<{ password: string | null; again: string | null }>

/** Looks at a new password as it was typed twice. `own` is what others know of whoever sets it. */
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
