type LogLevel = 'error' | 'warn' | 'info'
/**
 * The only fields to log: nothing a visitor typed, no address, header or error object (its message
 * may quote input). `editor` and `by` are account ids; `network` a keyed hash, never a visitor's.
 */
export type LogEntry = Readonly<
  Partial<
    Record<'id' | 'method' | 'route' | 'code' | 'message' | 'editor' | 'by' | 'network', string> &
      Record<'status' | 'ms' | 'count' | 'seq', number>
  >
>
export type Log = (level: LogLevel, event: string, entry?: LogEntry) => void

const order = { silent: 0, error: 1, warn: 2, info: 3 } as const

/** A log of JSON lines; `write` gets one line with its newline. */
export const createLog =
  (most: keyof typeof order, write: (line: string) => void): Log =>
  (level, event, entry = {}) => {
    if (order[level] <= order[most])
      write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...entry })}\n`)
  }

/** The code of an error, never its message: `ECONNREFUSED`, `P2002`, else the name of its class. */
export const codeOf = (error: unknown): string => {
  // Node's system errors may come from another realm, so `instanceof` is no test.
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)) return code
  return error instanceof Error ? error.name.slice(0, 40) : 'unknown'
}
