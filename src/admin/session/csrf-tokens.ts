import { createHmac, timingSafeEqual } from 'node:crypto'

const sign = (secret: Buffer, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(purpose).update('\0').update(text).digest('base64url')

/** Compares two texts in constant time. */
export const isEqual = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const signEditor = (secret: Buffer, editorId: string): string => sign(secret, 'form of', editorId)

/**
 * The CSRF token of a session's forms: derived from the session token, without disclosing it, and
 * from the editor, so that a form of the same person's earlier session is recognized.
 */
export const csrfToken = (secret: Buffer, sessionToken: string, editorId: string): string =>
  `${sign(secret, 'form', sessionToken)}.${signEditor(secret, editorId)}`

/** Whether a CSRF token is this editor's, from any session. */
export const isOfEditor = (secret: Buffer, token: string, editorId: string): boolean =>
  isEqual(token.split('.')[1] ?? '', signEditor(secret, editorId))

/** The CSRF token of forms before sign-in, bound to the entry cookie. */
export const entryCsrfToken = (secret: Buffer, entryCookie: string): string =>
  sign(secret, 'entry', entryCookie)
