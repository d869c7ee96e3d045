import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Catalogue } from '../../live/catalogue.js'
import { offerToCache } from '../../web/cache/response-cache.js'
import { sendJson } from '../../web/http/send.js'

/** Sends JSON with an ETag; a client that has that state gets 304, and `make` is not called. */
export type SendJson = (req: Request, res: Response, make: () => unknown) => void

/** The version in package.json: part of ETags, since releases may answer differently. */
export const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')))

/** ETags of release, `seq`, samples and a hash of the address: every process gives the same one. */
export const jsonSender =
  (catalogue: Catalogue): SendJson =>
  (req, res, make) => {
    const address = createHash('sha256').update(req.originalUrl).digest('base64url').slice(0, 12)
    const tag = `W/"${version}-${catalogue.seq()}-${catalogue.hasSamples ? 1 : 0}-${address}"`
    res.setHeader('ETag', tag)
    res.setHeader('Cache-Control', 'no-cache')
    res.setHeader('Vary', 'Accept-Encoding')
    const known = req.headers['if-none-match']?.split(',').map((one) => one.trim())
    if (known?.includes(tag)) return void res.status(304).end()
    offerToCache(req, res, sendJson(req, res, 200, make()))
  }
