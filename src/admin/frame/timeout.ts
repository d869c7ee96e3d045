import { HttpError } from '../../web/http/http-error.js'

/**
 * A page of the admin answers within 7 s, whatever the database does; this leaves time to say so.
 */
export const LONGEST_MS = 6500

/**
 * The same promise, or after `ms` milliseconds a 503. What it was waiting for may still be done;
 * the page says so.
 */
export const inTime = async <T>(work: Promise<T> | T, ms = LONGEST_MS): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new HttpError(503, { 'Retry-After': '5' }, 'TOO_LATE')),
      Math.max(0, ms),
    )
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
