import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a form of a session carries, so that no other site can send it: bound to the session's own token, which it does not tell. */
export const formToken = (secret: Buffer, sessionToken: string): string =>
  createHmac('sha256', secret).update('form').update('\0').update(sessionToken).digest('base64url')

/** Whether two texts are equal, in a time that does not tell where they differ. */
export const isEqual = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
