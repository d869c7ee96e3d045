/** An error response. `code` names it in the log; the message shown follows from the status. */
export class HttpError extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>
  constructor(
    status: number,
    headers: Readonly<Record<string, string>> = {},
    code = `HTTP_${status}`,
  ) {
    super(`HTTP ${status}`)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** 429; `seconds` goes into Retry-After. */
export class TooMany extends HttpError {
  constructor(seconds: number) {
    super(429, { 'Retry-After': String(seconds) })
  }
}

/** The status of an error: ours, or the one that Express or a parser set; else 500. */
export const statusOf = (error: unknown): number => {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
