import { say } from '../../messages/say.js'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, weaknessOf } from './weak-password.js'

const messages = say.signingIn.join

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
    short: messages.weak.short(MIN_PASSWORD_LENGTH),
    long: messages.weak.long(MAX_PASSWORD_LENGTH),
    repeated: messages.weak.repeated,
    common: messages.weak.common,
  }
  return {
    password: weakness && sentences[weakness],
    again: password === again ? null : messages.differs,
  }
}
