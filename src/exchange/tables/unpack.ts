import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Most that a compressed file may unpack to: a national list as CSV has 12 MB. */
const MOST_BYTES = 100_000_000
/**
 * Text of lists packs to a tenth or a twentieth. What packs to less than this part of itself says
 * nothing but the same.
 */
const MOST_TIMES = 200
/** So much may come out of however little. */
const ALWAYS = 1_000_000

/**
 * What a gzip file holds; null when it is damaged, or unpacks to more than is taken, which is known
 * before the rest is unpacked.
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
