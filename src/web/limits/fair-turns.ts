import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { bareHeaders } from '../http/security.js'

/**
 * A browser asks for some ten things at once, a program for some more. What waits beyond that is a
 * flood, and only takes memory.
 */
const MOST_WAITING = 200
const RETRY_S = '1'
/** After so long a turn lets those be heard who have asked meanwhile. */
const LONGEST_TURN_MS = 5
/**
 * Rounds of the event loop between two turns. Node takes one new connection a round, and whoever
 * comes after four hundred others is heard of only when these were taken: a round in which nobody
 * is answered costs a few microseconds.
 */
const ROUNDS = 16
const afterRounds = (then: () => void, left = ROUNDS): void =>
  void setImmediate(() => (left > 1 ? afterRounds(then, left - 1) : then()))

type Asked = readonly [IncomingMessage, ServerResponse]

const refuse = ([, res]: Asked): void => {
  res.writeHead(503, { ...bareHeaders, 'Retry-After': RETRY_S, 'Content-Length': '0' })
  res.end()
}

/**
 * Answers one request of each network in a turn, in the order in which they came; what more a
 * network asks waits for the next turns. So whoever asks for six hundred pages at once waits for
 * them alone, and everybody else for one of them at most.
 */
export const inFairTurns = (
  answer: RequestListener,
  networkOf: (req: IncomingMessage) => string,
): RequestListener => {
  /** The networks that have had this turn, and what they ask besides. */
  const waiting = new Map<string, Asked[]>()
  /** Milliseconds that were taken to answer since the last turn began. */
  let spent = 0
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
    spent = performance.now() - began
    if (waiting.size > 0) afterRounds(turn)
  }
  return (req, res) => {
    const network = networkOf(req)
    const asked = waiting.get(network)
    if (asked) return asked.length < MOST_WAITING ? void asked.push([req, res]) : refuse([req, res])
    if (waiting.size === 0) {
      spent = 0
      afterRounds(turn)
    }
    if (spent > LONGEST_TURN_MS) return void waiting.set(network, [[req, res]])
    waiting.set(network, [])
    const began = performance.now()
    answer(req, res)
    spent += performance.now() - began
  }
}
