import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream'
import { pipeline as piped } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { StoreError } from '../store-error.js'
import { requireFreeSpace } from './free-space.js'

/**
 * Gzipped JSON lines, the last with the line count and SHA-256 of the others: a truncated, altered
 * or unfinished file is detected. With a key it also has the key's name and an HMAC of that digest,
 * which cannot be forged from the file alone. Older releases read such a file as theirs.
 */
const seal = z.object({
  sealed: z.object({
    lines: z.number(),
    sha256: z.string(),
    key: z.string().optional(),
    hmac: z.string().optional(),
  }),
})
type Seal = z.infer<typeof seal>['sealed']

/** A key derived from an installation's secret, by which it recognizes its own files. */
export type SealKey = Readonly<{ name: string; bytes: Buffer }>
const deriveKey = (secret: string | Buffer, use: string): Buffer =>
  createHmac('sha256', secret).update(`iop seal ${use}`).digest()
/** Derives a key and its public name from a secret, each by HMAC-SHA-256 with its own label. */
export const sealKeyOf = (secret: string): SealKey => ({
  name: deriveKey(secret, 'name').toString('hex').slice(0, 16),
  bytes: deriveKey(secret, 'key'),
})
const hmacOf = ({ bytes }: SealKey, lines: number, sha256: string): Buffer =>
  createHmac('sha256', bytes).update(`${lines} ${sha256}`).digest()

/** Whose seal it is: ours, nobody's (an older release, or no secret), or another installation's. */
export type SealedBy = 'us' | 'nobody' | 'others'
/** @throws StoreError where the seal names our key and is not made with it */
const sealedBy = (
  file: string,
  { key, hmac, lines, sha256 }: Seal,
  ours: SealKey | null,
): SealedBy => {
  if (key === undefined || hmac === undefined) return 'nobody'
  if (key !== ours?.name) return 'others'
  const [given, expected] = [Buffer.from(hmac, 'hex'), hmacOf(ours, lines, sha256)]
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw damagedError(file)
  return 'us'
}

/** Gzip level: a third larger than the best, in a quarter of the time that the engine waits. */
const LEVEL = 4
/** Characters between checks of free space. */
const CHECK_SPACE_EVERY = 16 * 1024 * 1024
/** Longer than any line we write: the longest has an uploaded file of 5 MB in hex, twice that. */
const LONGEST_LINE = 64 * 1024 * 1024

/** The error of a file that cannot be trusted. */
export const damagedError = (file: string, cause?: unknown): StoreError =>
  new StoreError(
    `The file ${file} is damaged, cut off, or not one that this directory wrote. Nothing was written.`,
    { cause },
  )

async function* sealLines(
  lines: AsyncIterable<readonly string[]>,
  folder: string,
  key: SealKey | null,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let count = 0
  let unchecked = CHECK_SPACE_EVERY
  for await (const some of lines) {
    if (some.length === 0) continue
    const text = `${some.join('\n')}\n`
    hash.update(text)
    count += some.length
    unchecked += text.length
    if (unchecked >= CHECK_SPACE_EVERY) {
      await requireFreeSpace(folder)
      unchecked = 0
    }
    yield text
  }
  const sha256 = hash.digest('hex')
  const proof = key ? { key: key.name, hmac: hmacOf(key, count, sha256).toString('hex') } : {}
  yield `${JSON.stringify({ sealed: { lines: count, sha256, ...proof } })}\n`
}

/** Makes a rename durable, where the system can open and sync a folder. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

/** A private file under a temporary name: `write` flushes it to disk, `keep` renames it durably. */
export type UnfinishedFile = Readonly<{
  path: string
  write: (lines: AsyncIterable<readonly string[]>) => Promise<void>
  keep: () => Promise<void>
  drop: () => Promise<void>
}>

/** Suffix of temporary names. */
export const UNFINISHED = '.unfinished'

/** Prepares `file`, sealed with `key` if any; `write` throws NoRoom on a nearly full disk. */
export const createUnfinished = (file: string, key: SealKey | null = null): UnfinishedFile => {
  const path = `${file}.${process.pid}${UNFINISHED}`
  const folder = dirname(file)
  return {
    path,
    write: async (lines) => {
      const stream = createWriteStream(path, { mode: 0o600, flush: true })
      // Lines that fail at once would else be dropped before the file is there, and leave it.
      await once(stream, 'open')
      await piped(sealLines(lines, folder, key), createGzip({ level: LEVEL }), stream)
    },
    keep: async () => {
      await rename(path, file)
      await syncFolder(folder)
    },
    drop: () => rm(path, { force: true }),
  }
}

/** System errors have a syscall; those of decompression do not. */
const isOfSystem = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'syscall' in error

const readSeal = (line: string | null): Seal | null => {
  try {
    return seal.parse(JSON.parse(line ?? '')).sealed
  } catch {
    return null
  }
}

/**
 * Streams a sealed file's lines in chunks, without the seal. They are provisional: only at the end
 * is the file known to be whole, and whose seal it has.
 * @throws StoreError when incomplete or forged; the system's error when it cannot be read
 */
export async function* readSealed(
  file: string,
  key: SealKey | null = null,
): AsyncGenerator<readonly string[], SealedBy> {
  const text = pipeline(createReadStream(file), createGunzip(), () => {}).setEncoding('utf8')
  const hash = createHash('sha256')
  let count = 0
  let parts: string[] = []
  let length = 0
  let last: string | null = null
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      length += chunk.length
      if (length > LONGEST_LINE) throw damagedError(file)
      parts.push(chunk)
      if (!chunk.includes('\n')) continue
      const lines: string[] = parts.join('').split('\n')
      const rest = lines.pop() ?? ''
      parts = [rest]
      length = rest.length
      const whole: readonly string[] =
        last === null ? lines.slice(0, -1) : [last, ...lines.slice(0, -1)]
      last = lines.at(-1) ?? last
      for (const line of whole) hash.update(line).update('\n')
      count += whole.length
      yield whole
    }
  } catch (error) {
    throw isOfSystem(error) || error instanceof StoreError ? error : damagedError(file, error)
  }
  const sealed = readSeal(last)
  if (length > 0 || sealed?.lines !== count || sealed.sha256 !== hash.digest('hex'))
    throw damagedError(file)
  return sealedBy(file, sealed, key)
}
