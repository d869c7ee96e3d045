import { z } from 'zod'

/**
 * An error that an operator can fix. The message is a sentence or two, safe to print: it has no
 * data and no secrets.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** The code of an error, or what Prisma's adapter has kept of the driver's: its SQLSTATE. */
const coded = z.object({
  code: z.unknown(),
  meta: z
    .object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) })
    .optional()
    .catch(undefined),
})

/** The error code for a log line; messages are not logged, since they may repeat user input. */
export const codeOf = (error: unknown): string => {
  // System errors may come from another realm, so instanceof fails.
  const { code: own, meta } = coded.safeParse(error).data ?? {}
  const code = meta?.driverAdapterError.cause.originalCode ?? own
  if (typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)) return code
  return error instanceof StoreError ? 'STORE' : 'UNKNOWN'
}

/**
 * A concurrent change made the decision stale; nothing was written, and it can be reviewed again.
 */
export class StaleError extends StoreError {}

/** The writing editor was disabled; nothing was written. */
export class ActorError extends StoreError {}

/**
 * Whether a write lost to a concurrent one: a stale listing, or a unique violation (SQLSTATE
 * 23505), such as a taken slug.
 */
export const isStale = (error: unknown): boolean =>
  error instanceof StaleError || codeOf(error) === '23505'
