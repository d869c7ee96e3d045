import { connect, createServer, type Server } from 'node:net'

/** What the lock's holder tells a competing process: enough to find and stop it. */
export const describeProcess = (): string =>
  `pid ${process.pid}: ${[process.argv0, ...process.argv.slice(1)].join(' ')}`

/** Holds a socket address until this process ends; null when taken. @throws the system's error */
export const takeAddress = (address: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      // A client that disconnects early is ignored.
      socket.on('error', () => {}).end(describeProcess())
    })
    // The lock must not keep a finished command alive.
    server.unref()
    // It stays: when file descriptors run out, a client gets no response and nothing else happens.
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(address, () => resolve(server))
  })

/** Characters shown of a holder's command line. */
const LONGEST_NAME = 300
/** One line of printable ASCII: any local user can hold such an address and send anything. */
const toPrintable = (said: string): string =>
  said
    .replace(/[^ -~]+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME)

/** Asks an address's holder who it is, or whether it is alive. `dead`: a stale socket file. */
export const askHolder = (address: string): Promise<Readonly<{ dead: boolean; who: string }>> =>
  new Promise((resolve) => {
    const socket = connect(address)
    let said = ''
    let dead = false
    // A holder busy with a long query responds late but lives: the timeout only loses its name.
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
