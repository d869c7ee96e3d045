import type { RequestHandler } from 'express'
import { HttpError } from './http-error.js'

/** Far longer than any search: all filters at once are about 3,000 characters. */
const MAX_ADDRESS_LENGTH = 6000

/** All filters at once have fewer; more would only produce more messages. */
const MAX_PARAMETERS = 200

/** Rejects unparsed what our pages never send: long addresses, many parameters, bodies on GET. */
export const rejectMalformed: RequestHandler = (req, _res, next) => {
  if (
    req.originalUrl.length > MAX_ADDRESS_LENGTH ||
    req.originalUrl.split('&').length > MAX_PARAMETERS
  )
    return next(new HttpError(414))
  if (
    Number(req.headers['content-length'] ?? 0) > 0 &&
    (req.method === 'GET' || req.method === 'HEAD')
  )
    return next(new HttpError(413))
  next()
}
