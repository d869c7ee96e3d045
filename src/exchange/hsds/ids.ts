import { hash } from 'node:crypto'

/** The namespace of our UUIDs; generated once at random, and permanent. */
const NAMESPACE = Buffer.from('5b0f7c1e9a6d4e0f8c2b3d71a4e6f905', 'hex')

/**
 * A name-based UUID (RFC 9562, version 5): the same in every process and every year. `kind` and
 * `names` identify the record.
 */
export const hsdsId = (kind: string, ...names: readonly string[]): string => {
  const digest = hash(
    'sha1',
    Buffer.concat([NAMESPACE, Buffer.from([kind, ...names].join('\n'))]),
    'buffer',
  )
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6)
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = digest.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
