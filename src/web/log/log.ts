type Level = 'error' | 'warn' | 'info'
/**
 * Only these may be written: nothing a visitor typed, no address, no header, no error object (its
 * message may carry words). `editor` and `by` are numbers of accounts; `network` is a keyed hash,
 * of those who sign in and of no visitor.
 */
export type Entry = Readonly<
  Partial<
    Record<'id' | 'method' | 'route' | 'code' | 'message' | 'editor' | 'by' | 'network', string> &
      Record<'status' | 'ms' | 'count' | 'seq', number>
  >
>
export type Log = (level: Level, event: string, entry?: Entry) => void

const order = { silent: 0, error: 1, warn: 2, info: 3 } as const

/** A log of JSON lines; `write` gets one line with its line break. */
export const createLog =
  (most: keyof typeof order, write: (line: string) => void): Log =>
  (level, event, entry = {}) => {
    if (order[level] <= order[most])
      write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...entry })}\n`)
  }

/** The short code of an error, never its message: `ECONNREFUSED`, `P2002`, or the kind of error. */
export const codeOf = (error: unknown): string => {
  // The system's own errors may be of another realm's class.
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)) return code
  return error instanceof Error ? error.name.slice(0, 40) : 'unknown'
}
