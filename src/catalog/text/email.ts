import { parsePlainText } from './plain-text.js'

/** As long as an address may be in a mail's envelope (RFC 5321). */
const LONGEST = 254

/**
 * An e-mail address in lower case, as a name to sign in with; null when it cannot be one. Whether
 * mail arrives there nobody asks.
 */
export const parseEmail = (text: string): string | null => {
  const plain = parsePlainText(text, LONGEST)?.toLowerCase() ?? null
  return plain !== null && /^[^\s@<>"(),:;[\]\\|]+@[^\s@<>"(),:;[\]\\|]+$/.test(plain)
    ? plain
    : null
}

/**
 * An e-mail address for a new account: ASCII alone, since letters of other alphabets may look the
 * same and would be another person. Accounts that have others still sign in with them.
 */
export const parseAccountEmail = (text: string): string | null => {
  const email = parseEmail(text)
  return email !== null && /^[\x21-\x7e]+$/.test(email) ? email : null
}
