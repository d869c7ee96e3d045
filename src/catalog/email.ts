import { parsePlainText } from './plain-text.js'

/** As long as an address may be in a mail's envelope (RFC 5321). */
const LONGEST = 254

/** An e-mail address in lower case, as a name to sign in with; null when it cannot be one. Whether mail arrives there nobody asks. */
export const parseEmail = (text: string): string | null => {
  const plain = parsePlainText(text, LONGEST)?.toLowerCase() ?? null
  return plain !== null && /^[^\s@<>"(),:;[\]\\|]+@[^\s@<>"(),:;[\]\\|]+$/.test(plain) ? plain : null
}
