import { setImmediate as turn } from 'node:timers/promises'
import type { Request, Response } from 'express'
import { encodingFor } from '../http/encoding.js'
import { HttpError, TooMany } from '../http/http-error.js'
import { networksOf } from '../limits/network.js'
import type { Prepare } from './prepared-file.js'

/**
 * Large files on their way at once: the system buffers up to 4 MB for each reader, however slow.
 * One network has a share of them, as many as a program that takes both files needs twice over.
 */
const MOST = 64
const MOST_A_NETWORK = 4
/**
 * Whoever takes longer reads less than 70 kB a second of the largest; who reads nothing at all is
 * let go sooner, by the server.
 */
const LONGEST_MS = 5 * 60_000
const RETRY_S = 5

/**
 * What is written above a file: its headers, but those that follow from its bytes. `tag` is its
 * ETag of now.
 */
export type Head = Readonly<{ tag: string; headers: Readonly<Record<string, string>> }>
/**
 * Sends a prepared file as bytes: 304 to who has it, 429 and 503 where as many are on their way as
 * may be.
 */
export type SendFile = (req: Request, res: Response, head: Head, prepare: Prepare) => Promise<void>

/**
 * Takes a place for the time of an answer.
 * @throws HttpError 429 where its network has its share, 503 where all are taken
 */
const createPlaces = () => {
  const taken = new Map<string, number>()
  let all = 0
  return (network: string, { socket }: Request, res: Response): void => {
    const own = taken.get(network) ?? 0
    if (own >= MOST_A_NETWORK) throw new TooMany(RETRY_S)
    if (all >= MOST) throw new HttpError(503, { 'Retry-After': String(RETRY_S) }, 'OVERLOADED')
    taken.set(network, own + 1)
    all += 1
    const late = setTimeout(() => res.destroy(), LONGEST_MS).unref()
    let left = false
    const leave = (): void => {
      if (left) return
      left = true
      clearTimeout(late)
      socket.off('close', leave)
      all -= 1
      const others = (taken.get(network) ?? 1) - 1
      if (others === 0) taken.delete(network)
      else taken.set(network, others)
    }
    // An answer that waits behind another on its line hears nothing when the line ends.
    res.once('close', leave)
    socket.once('close', leave)
  }
}

/**
 * Sends large files, few at once. The bytes are the same for all who read them, so that a slow
 * reader holds none of their own.
 */
export const createDownloads = (): SendFile => {
  const take = createPlaces()
  let last: Promise<unknown> = Promise.resolve()
  return async (req, res, { tag, headers }, prepare) => {
    const sayHead = (of: string): void => {
      for (const [name, value] of Object.entries({ ...headers, ETag: of, Vary: 'Accept-Encoding' }))
        res.setHeader(name, value)
    }
    const known = req.headers['if-none-match'] === tag
    if (known || req.method === 'HEAD') {
      sayHead(tag)
      return void res.status(known ? 304 : 200).end()
    }
    take(networksOf(req.ip ?? '').near, req, res)
    const file = await prepare()
    // The system takes megabytes of each at once: all who have waited for the same file, one in a
    // turn.
    last = last.then(() => turn())
    await last
    const encoding = encodingFor(req.headers['accept-encoding'], ['gzip'])
    const bytes = encoding === 'gzip' ? file.gzip : file.identity
    sayHead(file.tag)
    if (encoding === 'gzip') res.setHeader('Content-Encoding', 'gzip')
    res.setHeader('Content-Length', bytes.length)
    res.end(bytes)
  }
}
