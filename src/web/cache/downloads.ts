import { setImmediate as turn } from 'node:timers/promises'
import type { Request, Response } from 'express'
import { encodingFor } from '../http/encoding.js'
import { HttpError, TooMany } from '../http/http-error.js'
import { networksOf } from '../limits/network.js'
import type { Prepare } from './prepared-file.js'

/** Each may hold 4 MB in the kernel, however slow; one network gets twice what both files need. */
const MAX_DOWNLOADS = 64
const MAX_PER_NETWORK = 4
/** Cuts clients below 70 kB/s of the largest file; the socket timeout cuts idle ones sooner. */
const DOWNLOAD_TIMEOUT_MS = 5 * 60_000
const RETRY_S = 5

/** Headers of a download, except those that depend on its bytes. `tag` is its current ETag. */
export type DownloadHead = Readonly<{ tag: string; headers: Readonly<Record<string, string>> }>
/** Sends a prepared file: 304 if the client has it, 429 or 503 above the concurrency limits. */
export type SendFile = (
  req: Request,
  res: Response,
  head: DownloadHead,
  prepare: Prepare,
) => Promise<void>

/** Reserves a download. @throws HttpError 429 when its network's are taken, 503 when all are */
const createSlots = () => {
  const countByNetwork = new Map<string, number>()
  let all = 0
  return (network: string, { socket }: Request, res: Response): void => {
    const own = countByNetwork.get(network) ?? 0
    if (own >= MAX_PER_NETWORK) throw new TooMany(RETRY_S)
    if (all >= MAX_DOWNLOADS)
      throw new HttpError(503, { 'Retry-After': String(RETRY_S) }, 'OVERLOADED')
    countByNetwork.set(network, own + 1)
    all += 1
    const late = setTimeout(() => res.destroy(), DOWNLOAD_TIMEOUT_MS).unref()
    let left = false
    const leave = (): void => {
      if (left) return
      left = true
      clearTimeout(late)
      socket.off('close', leave)
      all -= 1
      const others = (countByNetwork.get(network) ?? 1) - 1
      if (others === 0) countByNetwork.delete(network)
      else countByNetwork.set(network, others)
    }
    // A pipelined response behind another gets no `close` event when its connection ends.
    res.once('close', leave)
    socket.once('close', leave)
  }
}

/** Sends large files, a few at a time, from one buffer: a slow client holds no copy of its own. */
export const createDownloads = (): SendFile => {
  const take = createSlots()
  let last: Promise<unknown> = Promise.resolve()
  return async (req, res, { tag, headers }, prepare) => {
    const setHeaders = (of: string): void => {
      for (const [name, value] of Object.entries({ ...headers, ETag: of, Vary: 'Accept-Encoding' }))
        res.setHeader(name, value)
    }
    const known = req.headers['if-none-match'] === tag
    if (known || req.method === 'HEAD') {
      setHeaders(tag)
      return void res.status(known ? 304 : 200).end()
    }
    take(networksOf(req.ip ?? '').near, req, res)
    const file = await prepare()
    // The kernel copies megabytes for each: send only one per turn of the event loop.
    last = last.then(() => turn())
    await last
    const encoding = encodingFor(req.headers['accept-encoding'], ['gzip'])
    const bytes = encoding === 'gzip' ? file.gzip : file.identity
    setHeaders(file.tag)
    if (encoding === 'gzip') res.setHeader('Content-Encoding', 'gzip')
    res.setHeader('Content-Length', bytes.length)
    res.end(bytes)
  }
}
