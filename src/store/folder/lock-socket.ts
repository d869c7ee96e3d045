import { connect, createServer, type Server } from 'node:net'

/** What the holder of a folder tells whoever asks: enough to find and stop it. */
export const whoWeAre = (): string =>
  `pid ${process.pid}: ${[process.argv0, ...process.argv.slice(1)].join(' ')}`

/**
 * Listens at a socket address; the address is taken for as long as this process lives and not a
 * moment longer. Null when somebody has it. @throws the system's error for everything else
 */
export const takeAddress = (address: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      // An asker that hangs up early is no concern of ours.
      socket.on('error', () => {}).end(whoWeAre())
    })
    // The lock must not keep a finished command alive.
    server.unref()
    // For as long as it lives: when the process runs out of sockets an asker goes without an
    // answer, and nothing else happens.
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(address, () => resolve(server))
  })

/** Longer than any command line of ours that helps to find a process. */
const LONGEST_NAME = 300
/**
 * Any user of the machine can hold an address of that kind and say anything: what is printed is one
 * line of printable ASCII.
 */
const toPrintable = (said: string): string =>
  said
    .replace(/[^ -~]+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME)

/**
 * Who holds an address: what it says, or at least that it lives. `dead`: a socket file that nobody
 * listens on any more.
 */
export const askHolder = (address: string): Promise<Readonly<{ dead: boolean; who: string }>> =>
  new Promise((resolve) => {
    const socket = connect(address)
    let said = ''
    let dead = false
    // A holder busy with a long query answers late; it is alive all the same, so the asker goes
    // without its name.
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
