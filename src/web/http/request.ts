import type { Request } from 'express'

/** The query parameters as sent. Express's query parser nests `a[b]=`; this keeps plain pairs. */
export const paramsOf = (req: Request): URLSearchParams => {
  const mark = req.originalUrl.indexOf('?')
  return new URLSearchParams(mark < 0 ? '' : req.originalUrl.slice(mark))
}

/** Path and query of a request, to compare with the canonical address. */
export const addressOf = (req: Request): string => req.originalUrl

/** The route template that answered, for the log: the pattern, never the address. */
export const routeOf = (req: Request): string =>
  typeof req.route?.path === 'string' ? req.baseUrl + req.route.path : 'none'
