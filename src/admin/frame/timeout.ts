import { HttpError } from '../../web/http/http-error.js'

/**
 * Deadline of admin pages: they answer within 7 s, whatever the database does; this leaves time for
 * the error page.
 */
export const DEADLINE_MS = 6500

/**
 * Rejects with 503 after `ms` milliseconds. The work itself is not canceled and may still complete;
 * the error page says so.
 */
export const withTimeout = async <T>(work: Promise<T> | T, ms = DEADLINE_MS): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new HttpError(503, { 'Retry-After': '5' }, 'TOO_LATE')),
      Math.max(0, ms),
    )
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
