import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { bareHeaders } from './security.js'

/** A browser asks for some ten things at once, a program for some more. What waits beyond that is a flood, and only takes memory. */
const MOST_WAITING = 200
const RETRY_S = '1'

type Asked = readonly [IncomingMessage, ServerResponse]

const refuse = ([, res]: Asked): void => {
  res.writeHead(503, { ...bareHeaders, 'Retry-After': RETRY_S, 'Content-Length': '0' })
  res.end()
}

/**
 * Answers one request of each network in a turn of the event loop, in the order in which they came; what more a network asks waits for the
 * next turns. So whoever asks for six hundred pages at once waits for them alone, and everybody else for one of them at most.
 */
export const inFairTurns = (answer: RequestListener, networkOf: (req: IncomingMessage) => string): RequestListener => {
  /** The networks that have had this turn, and what they ask besides. */
  const waiting = new Map<string, Asked[]>()
  const turn = (): void => {
    for (const [network, asked] of waiting) {
      const next = asked.shift()
      if (next === undefined) waiting.delete(network)
      // Whoever has gone away meanwhile is owed nothing.
      else if (!next[0].socket.destroyed) answer(...next)
    }
    if (waiting.size > 0) setImmediate(turn)
  }
  return (req, res) => {
    const network = networkOf(req)
    const asked = waiting.get(network)
    if (asked) return asked.length < MOST_WAITING ? void asked.push([req, res]) : refuse([req, res])
    if (waiting.size === 0) setImmediate(turn)
    waiting.set(network, [])
    answer(req, res)
  }
}
