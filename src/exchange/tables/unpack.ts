import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Maximum unpacked size: a national list as CSV has 12 MB. */
const MOST_BYTES = 100_000_000
/**
 * Maximum compression ratio: lists compress to a tenth or a twentieth; a higher ratio is a
 * decompression bomb.
 */
const MOST_TIMES = 200
/** Allowed at any ratio. */
const ALWAYS = 1_000_000

/**
 * Unpacks a gzip file; null when it is damaged or exceeds the limits, which stops unpacking at
 * once.
 */
export const unpack = async (bytes: Uint8Array): Promise<Uint8Array | null> => {
  const most = Math.min(MOST_BYTES, Math.max(ALWAYS, bytes.length * MOST_TIMES))
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
