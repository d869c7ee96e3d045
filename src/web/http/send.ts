import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'
import { encodingFor } from './encoding.js'

/** Smaller responses gain nothing from compression. */
const MIN_COMPRESSED_BYTES = 1200

/** Sends text and returns its bytes; brotli 4 or gzip 1, as more costs more than it saves here. */
export const sendText = (
  req: Request,
  res: Response,
  status: number,
  type: string,
  text: string,
): Buffer => {
  const plain = Buffer.from(text)
  const encoding =
    plain.length < MIN_COMPRESSED_BYTES ? 'identity' : encodingFor(req.headers['accept-encoding'])
  const body =
    encoding === 'br'
      ? brotliCompressSync(plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 4,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          },
        })
      : encoding === 'gzip'
        ? gzipSync(plain, { level: 1 })
        : plain
  if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding)
  res.statusCode = status
  res.setHeader('Vary', 'Accept-Encoding')
  res.setHeader('Content-Type', type)
  res.setHeader('Content-Length', body.length)
  res.end(body)
  return body
}

/** Sends a text as it is, with status 200. */
export const sendPlain = (req: Request, res: Response, text: string): void =>
  void sendText(req, res, 200, 'text/plain; charset=utf-8', text)

/** Sends a value as JSON, and returns the bytes sent. */
export const sendJson = (req: Request, res: Response, status: number, value: unknown): Buffer =>
  sendText(req, res, status, 'application/json; charset=utf-8', JSON.stringify(value))
