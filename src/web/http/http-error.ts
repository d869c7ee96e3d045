/**
 * An answer that is not the page: its status, and what the person is told (a key of the message
 * catalogue); `code` names it in the log.
 */
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

/** Too many requests; `seconds` until the next are welcome. */
export class TooMany extends HttpError {
  constructor(seconds: number) {
    super(429, { 'Retry-After': String(seconds) })
  }
}

/**
 * The status of whatever was thrown: ours, or what Express and its parsers say of a bad request;
 * 500 for anything else.
 */
export const statusOf = (error: unknown): number => {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
