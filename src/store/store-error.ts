/** Something that an operator can mend. The message is one plain sentence or two, safe to print: it holds no row and no secret. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** The short code of a failure, fit for a log line; messages are not, they may repeat what somebody typed. */
export const codeOf = (error: unknown): string => {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined
  if (typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)) return code
  return error instanceof StoreError ? 'STORE' : 'UNKNOWN'
}
