import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Maximum unpacked size: a national list as CSV has 12 MB. */
const MAX_BYTES = 100_000_000
/** Lists compress to a tenth or a twentieth; a higher ratio is a decompression bomb. */
const MAX_RATIO = 200
/** Allowed at any ratio. */
const ALWAYS_ALLOWED_BYTES = 1_000_000

/** Null when a gzip file is damaged or exceeds the limits, which stops unpacking at once. */
export const unpack = async (bytes: Uint8Array): Promise<Uint8Array | null> => {
  const most = Math.min(MAX_BYTES, Math.max(ALWAYS_ALLOWED_BYTES, bytes.length * MAX_RATIO))
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    const unpacked = Readable.from([bytes]).pipe(createGunzip())
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > most) return null
      chunks.push(chunk)
    }
  } catch {
    return null
  }
  return Buffer.concat(chunks)
}
