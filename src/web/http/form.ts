import type { Request } from 'express'
import { HttpError } from './http-error.js'

/** Maximum size and fields of a form; the one long form, of a listing, passes its own limits. */
const MAX_BODY_BYTES = 64 * 1024
const MAX_FIELDS = 200
const PLAIN_FORM = /^application\/x-www-form-urlencoded(?:; *charset=utf-8)?$/i

const bodyOf = async (req: Request, longest: number): Promise<Buffer> => {
  if (Number(req.headers['content-length'] ?? 0) > longest) throw new HttpError(413)
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > longest) throw new HttpError(413)
      chunks.push(chunk)
    }
  } catch (error) {
    // An aborted request is not a server error.
    throw error instanceof HttpError ? error : new HttpError(400)
  }
  return Buffer.concat(chunks)
}

/**
 * A form's fields in order, as plain pairs: names are not parsed into nested objects.
 * @throws HttpError 413 above `longest` bytes or `most` fields, 400 unless it is a plain UTF-8 form
 */
export const readForm = async (
  req: Request,
  longest = MAX_BODY_BYTES,
  most = MAX_FIELDS,
): Promise<URLSearchParams> => {
  if (!PLAIN_FORM.test(req.headers['content-type'] ?? '')) throw new HttpError(400)
  const text = (await bodyOf(req, longest)).toString('utf8')
  const form = new URLSearchParams(text)
  if (form.size > most) throw new HttpError(413)
  return form
}
