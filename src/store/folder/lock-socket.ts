import { connect, createServer, type Server } from 'node:net'

/** What the lock's holder tells a competing process: enough to find and stop it. */
export const describeProcess = (): string =>
  `pid ${process.pid}: ${[process.argv0, ...process.argv.slice(1)].join(' ')}`

/**
 * Listens on a socket address, which is held until this process ends. Null when it is taken.
 * @throws the system's error for everything else
 */
export const takeAddress = (address: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      // A client that disconnects early is ignored.
      socket.on('error', () => {}).end(describeProcess())
    })
    // The lock must not keep a finished command alive.
    server.unref()
    // This listener stays: when the process runs out of file descriptors a client gets no response,
    // and nothing else happens.
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(address, () => resolve(server))
  })

/** Characters shown of a holder's command line. */
const LONGEST_NAME = 300
/**
 * Any local user can hold such an address and send anything: reduced to one line of printable
 * ASCII.
 */
const toPrintable = (said: string): string =>
  said
    .replace(/[^ -~]+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME)

/**
 * Asks the holder of an address who it is, or at least whether it is alive. `dead`: a stale socket
 * file.
 */
export const askHolder = (address: string): Promise<Readonly<{ dead: boolean; who: string }>> =>
  new Promise((resolve) => {
    const socket = connect(address)
    let said = ''
    let dead = false
    // A holder busy with a long query responds late but is alive, so the timeout only loses its
    // name.
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (data) => {
      said += String(data)
      if (said.length > 10 * LONGEST_NAME) socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      dead = error.code === 'ECONNREFUSED' || error.code === 'ENOENT'
    })
    socket.on('close', () =>
      resolve({ dead, who: toPrintable(said) || 'another process, which did not say its name' }),
    )
  })
