import { connect, createServer, type Socket } from 'node:net'

/**
 * A line to the test server that can go dead: nothing passes any more and neither end hears of it,
 * as when a cable is pulled.
 */
export type DeadableLine = Readonly<{ url: string; die: () => void; close: () => Promise<void> }>

/** Lines that are made after one has died work. */
export const deadableLine = async (databaseUrl: string): Promise<DeadableLine> => {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host: hostname, port: Number(port || 5432), allowHalfOpen: true })
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as { port: number }).port)
  const die = () => {
    for (const socket of sockets) socket.unpipe().resume()
  }
  const close = () => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((resolve) => void server.close(() => resolve()))
  }
  return { url: url.href, die, close }
}
