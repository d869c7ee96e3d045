import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { bareHeaders } from '../http/security.js'

/** A browser opens some ten requests at once; a longer queue is a flood, and takes memory. */
const MAX_QUEUE = 200
const RETRY_S = '1'
/** A turn this long yields to requests that arrived meanwhile. */
const MAX_TURN_MS = 5
/**
 * Event loop iterations between turns. Node accepts one connection in each, so a client behind four
 * hundred others waits for them; an idle iteration costs a few microseconds.
 */
const ITERATIONS = 16
const afterIterations = (then: () => void, left = ITERATIONS): void =>
  void setImmediate(() => (left > 1 ? afterIterations(then, left - 1) : then()))

type QueuedRequest = readonly [IncomingMessage, ServerResponse]

const answerOverloaded = ([, res]: QueuedRequest): void => {
  res.writeHead(503, { ...bareHeaders, 'Retry-After': RETRY_S, 'Content-Length': '0' })
  res.end()
}

/**
 * Fair queuing: one request of each network per turn, in order of arrival. Who requests six hundred
 * pages at once waits for them alone, everybody else for at most one of them.
 */
export const queueFairly = (
  answer: RequestListener,
  networkOf: (req: IncomingMessage) => string,
): RequestListener => {
  /** Networks served in this turn, with their queued requests. */
  const waiting = new Map<string, QueuedRequest[]>()
  /** Milliseconds spent on requests since the last turn began. */
  let spent = 0
  const turn = (): void => {
    const began = performance.now()
    let left = waiting.size
    for (const [network, asked] of waiting) {
      if (left === 0 || performance.now() - began > MAX_TURN_MS) break
      left -= 1
      waiting.delete(network)
      const next = asked.shift()
      if (next === undefined) continue
      // To the end of the queue: the next turn begins where this one ends.
      waiting.set(network, asked)
      // Skip clients that have disconnected.
      if (!next[0].socket.destroyed) answer(...next)
    }
    spent = performance.now() - began
    if (waiting.size > 0) afterIterations(turn)
  }
  return (req, res) => {
    const network = networkOf(req)
    const asked = waiting.get(network)
    if (asked)
      return asked.length < MAX_QUEUE ? void asked.push([req, res]) : answerOverloaded([req, res])
    if (waiting.size === 0) {
      spent = 0
      afterIterations(turn)
    }
    if (spent > MAX_TURN_MS) return void waiting.set(network, [[req, res]])
    waiting.set(network, [])
    const began = performance.now()
    answer(req, res)
    spent += performance.now() - began
  }
}
