/**
 * Something that an operator can mend. The message is one plain sentence or two, safe to print: it
 * holds no row and no secret.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/**
 * The short code of a failure, fit for a log line; messages are not, they may repeat what somebody
 * typed.
 */
export const codeOf = (error: unknown): string => {
  // The system's own errors may be of another realm's class.
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)) return code
  return error instanceof StoreError ? 'STORE' : 'UNKNOWN'
}

/**
 * What was decided on has changed meanwhile; nothing was written, and it can be looked at again.
 */
export class StaleError extends StoreError {}

/** Whoever was writing may not be here any more; nothing was written. */
export class ActorError extends StoreError {}

/**
 * Whether a write failed because somebody else was faster: with the same program, or with an
 * address that only one may have.
 */
export const isStale = (error: unknown): boolean =>
  error instanceof StaleError || codeOf(error) === '23505'
