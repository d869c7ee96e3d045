import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { House } from '../house.js'
import { sendText } from '../web/send.js'

/** Sends a value as JSON with the catalogue's state as its ETag; a client that has that state gets 304. */
export type SendJson = (req: Request, res: Response, value: unknown) => void

/** The ETag names the change that the answer stands on, this start of the process (samples may differ), and the address. */
export const jsonSender = (house: House): SendJson => {
  const start = Date.now().toString(36)
  return (req, res, value) => {
    const address = createHash('sha256').update(req.originalUrl).digest('base64url').slice(0, 12)
    const tag = `W/"${house.seq()}-${start}-${address}"`
    res.setHeader('ETag', tag)
    res.setHeader('Cache-Control', 'no-cache')
    if (req.headers['if-none-match'] === tag) return void res.status(304).end()
    sendText(req, res, 200, 'application/json; charset=utf-8', JSON.stringify(value))
  }
}
