import type { AddressInfo } from 'node:net'
import { connect as connectTo, createServer, type Socket } from 'node:net'

/**
 * `url` leads to a server through a door that can be shut: connections end, and new ones are
 * refused (`shut`) or swallowed (`silent`).
 */
export type Door = Readonly<{
  url: string
  set: (next: 'open' | 'shut' | 'silent') => void
  close: () => void
}>

export const openDoor = async (databaseUrl: string): Promise<Door> => {
  const url = new URL(databaseUrl)
  const { hostname, port } = url
  const sockets = new Set<Socket>()
  let mode: Parameters<Door['set']>[0] = 'open'
  const door = createServer((socket) => {
    if (mode === 'shut') return void socket.resetAndDestroy()
    const onward = connectTo(Number(port || 5432), hostname)
    for (const [from, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {}).on('close', () => void other.destroy())
      from.on('data', (data) => void (mode === 'open' && other.write(data)))
    }
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  url.hostname = '127.0.0.1'
  url.port = String((door.address() as AddressInfo).port)
  return {
    url: url.href,
    set: (next) => {
      mode = next
      if (next === 'shut') for (const socket of sockets) socket.resetAndDestroy()
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      door.close()
    },
  }
}
