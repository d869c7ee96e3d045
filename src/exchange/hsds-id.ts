import { createHash } from 'node:crypto'

/** Names our identifiers apart from everybody else's; made once at random, and permanent. */
const OURS = Buffer.from('5b0f7c1e9a6d4e0f8c2b3d71a4e6f905', 'hex')

/**
 * The identifier of something that HSDS wants to have one: a UUID by name (RFC 9562, version 5), so that every process, and every year,
 * gives the same one. `kind` and `names` are what it is known by.
 */
export const hsdsId = (kind: string, ...names: readonly string[]): string => {
  const hash = createHash('sha1')
    .update(OURS)
    .update([kind, ...names].join('\n'))
    .digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
