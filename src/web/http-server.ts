import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A request must be told in this time, and be as short as this: whoever is slower or longer only holds a place. Node keeps these limits only here. */
const limits = { headersTimeout: 5000, requestTimeout: 10_000, connectionsCheckingInterval: 1000, keepAliveTimeout: 5000, maxHeaderSize: 8192 }
/**
 * How long it goes on listening once asked to stop, with every answer its connection's last. Requests that have arrived and were not
 * read yet are answered so, where closing at once would cut them off, and whoever watches `/readyz` has time to send visitors elsewhere.
 */
const LINGER_MS = 1000
/** How long requests under way may take to end after that. */
const LONGEST_DRAIN_MS = 10_000

/** A server that listens. `stop` takes no new connection after a second, lets what is under way end, and says whether all of it did. */
export type Listening = Readonly<{ port: number; stop: () => Promise<boolean> }>

/** Starts listening. @throws the system's error, such as EADDRINUSE */
export const listen = (answer: RequestListener, { port, host }: Readonly<{ port: number; host: string }>): Promise<Listening> => {
  let draining = false
  const server = createServer(limits, (req, res) => {
    if (draining) res.setHeader('Connection', 'close')
    answer(req, res)
  })
  const stop = async (): Promise<boolean> => {
    draining = true
    await pause(LINGER_MS)
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        resolve(false)
        server.closeAllConnections()
      }, LONGEST_DRAIN_MS)
      server.close(() => {
        clearTimeout(late)
        resolve(true)
      })
    })
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve({ port: (server.address() as AddressInfo).port, stop })
    })
  })
}
