import { createHmac, timingSafeEqual } from 'node:crypto'

const sign = (secret: Buffer, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(purpose).update('\0').update(text).digest('base64url')

/** Whether two texts are equal, in a time that does not tell where they differ. */
export const isEqual = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const ownerPart = (secret: Buffer, editorId: string): string => sign(secret, 'form of', editorId)

/**
 * What a form of a session carries, so that no other site can send it: bound to the session's own
 * token, which it does not tell, and to whose session it is, so that a form of an earlier session
 * of the same person is known for one.
 */
export const formToken = (secret: Buffer, sessionToken: string, editorId: string): string =>
  `${sign(secret, 'form', sessionToken)}.${ownerPart(secret, editorId)}`

/** Whether a form's token is this person's, whatever the session. */
export const isOfEditor = (secret: Buffer, token: string, editorId: string): boolean =>
  isEqual(token.split('.')[1] ?? '', ownerPart(secret, editorId))

/** The same for a form of somebody who is not signed in yet, bound to a cookie of its own. */
export const entryToken = (secret: Buffer, entryCookie: string): string =>
  sign(secret, 'entry', entryCookie)
