import type { Request } from 'express'

/**
 * The parameters of the address as it was sent. Express's own query object turns `a[b]=` into
 * shapes; this keeps plain pairs.
 */
export const paramsOf = (req: Request): URLSearchParams => {
  const mark = req.originalUrl.indexOf('?')
  return new URLSearchParams(mark < 0 ? '' : req.originalUrl.slice(mark))
}

/** The path and parameters of the address, to compare with a canonical one. */
export const addressOf = (req: Request): string => req.originalUrl

/** Which route answered, as the log may name it: the pattern, never the address. */
export const routeOf = (req: Request): string =>
  typeof req.route?.path === 'string' ? req.baseUrl + req.route.path : 'none'
