import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { bareHeaders } from './security.js'

/** A browser asks for some ten things at once, a program for some more. What waits beyond that is a flood, and only takes memory. */
const MOST_WAITING = 200
const RETRY_S = '1'
/** After so long a turn lets those be heard who have asked meanwhile. */
const LONGEST_TURN_MS = 20

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
    const began = performance.now()
    let left = waiting.size
    for (const [network, asked] of waiting) {
      if (left === 0 || performance.now() - began > LONGEST_TURN_MS) break
      left -= 1
      waiting.delete(network)
      const next = asked.shift()
      if (next === undefined) continue
      // Behind all others: the next turn begins where this one ends.
      waiting.set(network, asked)
      // Whoever has gone away meanwhile is owed nothing.
      if (!next[0].socket.destroyed) answer(...next)
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
