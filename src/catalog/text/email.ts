import { parsePlainText } from './plain-text.js'

/** The longest address in an SMTP path (RFC 5321, 4.5.3.1.3, less its angle brackets). */
const LONGEST = 254

/** In lower case, as a user name; null when it cannot be one. Deliverability is not checked. */
export const parseEmail = (text: string): string | null => {
  const plain = parsePlainText(text, LONGEST)?.toLowerCase() ?? null
  return plain !== null && /^[^\s@<>"(),:;[\]\\|]+@[^\s@<>"(),:;[\]\\|]+$/.test(plain)
    ? plain
    : null
}

/** ASCII only: look-alike letters would be another person. Older accounts keep theirs. */
export const parseAccountEmail = (text: string): string | null => {
  const email = parseEmail(text)
  return email !== null && /^[\x21-\x7e]+$/.test(email) ? email : null
}
