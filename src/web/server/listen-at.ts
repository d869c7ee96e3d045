import type { RequestListener } from 'node:http'
import { createServer } from 'node:net'
import { say } from '../../messages/say.js'
import { type ListeningServer, listen } from '../http/http-server.js'
import { codeOf } from '../log/log.js'

/** Where to listen, and the names of the settings that say so, the host's first. */
export type Address = Readonly<{ host: string; port: number; settings: readonly [string, string] }>

/** The address cannot be bound; the message says in one sentence which setting to change. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

/** Error codes for a host that does not resolve, or is not on this machine. */
const noSuchHost = /^(?:ENOTFOUND|EAI_\w+|EADDRNOTAVAIL|EINVAL|EAFNOSUPPORT)$/

const refused = ({ host, port, settings }: Address, cause: unknown): AddressRefused => {
  const code = codeOf(cause)
  const setting = noSuchHost.test(code) ? settings[0] : settings[1]
  return new AddressRefused(say.starts.address(`${host}:${port}`, code, setting), { cause })
}

/** Binds the address for a moment, so that a doomed start fails early. @throws AddressRefused */
export const tryAddress = async (address: Address): Promise<void> => {
  const { host, port } = address
  await new Promise<void>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => reject(refused(address, error)))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()))
  })
}

/** Listens at the address. @throws AddressRefused */
export const listenAt = async (
  answer: RequestListener,
  address: Address,
): Promise<ListeningServer> => {
  try {
    return await listen(answer, address)
  } catch (error) {
    throw refused(address, error)
  }
}
