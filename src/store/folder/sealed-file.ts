import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
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
 * A sealed file is gzipped lines of JSON, the last of which says how many came before it and their
 * SHA-256. So a file that was cut off, altered or never finished is known for what it is, whoever
 * moved it about since. With a key the seal has an HMAC of that SHA-256 too, which nobody makes who
 * only has the file, and the name of the key. Older releases read such a file as they read their
 * own.
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

/**
 * What seals files: made from the secret of a directory, so that who has the secret can tell that a
 * file is its own.
 */
export type SealKey = Readonly<{ name: string; bytes: Buffer }>
const derived = (secret: string | Buffer, use: string): Buffer =>
  createHmac('sha256', secret).update(`iop seal ${use}`).digest()
export const sealKeyOf = (secret: string): SealKey => ({
  name: derived(secret, 'name').toString('hex').slice(0, 16),
  bytes: derived(secret, 'key'),
})
const hmacOf = ({ bytes }: SealKey, lines: number, sha256: string): Buffer =>
  createHmac('sha256', bytes).update(`${lines} ${sha256}`).digest()

/**
 * Whose seal a whole file has: ours, nobody's (an older release's, or one without a secret), or
 * another secret's.
 */
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
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw damaged(file)
  return 'us'
}

/**
 * A third more than the best packing takes a quarter of its time, and the embedded engine waits for
 * it.
 */
const LEVEL = 4
/** The disk is looked at again after so much text. */
const LOOK_EVERY = 16 * 1024 * 1024
/**
 * Longer than any line of ours: the longest holds a file of 5 MB that an editor sent, twice as long
 * in hex.
 */
const LONGEST_LINE = 64 * 1024 * 1024

export const damaged = (file: string, cause?: unknown): StoreError =>
  new StoreError(
    `The file ${file} is damaged, cut off, or not one that this directory wrote. Nothing was written.`,
    { cause },
  )

async function* sealing(
  lines: AsyncIterable<readonly string[]>,
  folder: string,
  key: SealKey | null,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let count = 0
  let unlooked = LOOK_EVERY
  for await (const some of lines) {
    if (some.length === 0) continue
    const text = `${some.join('\n')}\n`
    hash.update(text)
    count += some.length
    unlooked += text.length
    if (unlooked >= LOOK_EVERY) {
      await requireFreeSpace(folder)
      unlooked = 0
    }
    yield text
  }
  const sha256 = hash.digest('hex')
  const proof = key ? { key: key.name, hmac: hmacOf(key, count, sha256).toString('hex') } : {}
  yield `${JSON.stringify({ sealed: { lines: count, sha256, ...proof } })}\n`
}

/** Some systems cannot open a folder; there the name lasts when the system says so. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

/**
 * A file on its way, under a name that nobody takes for a whole one. `write` ends when the disk has
 * all of it; `keep` gives it its name, which the disk then has too; `drop` takes away what is left
 * of it. Only its owner may read it.
 */
export type Unfinished = Readonly<{
  path: string
  write: (lines: AsyncIterable<readonly string[]>) => Promise<void>
  keep: () => Promise<void>
  drop: () => Promise<void>
}>

export const UNFINISHED = '.unfinished'

export const unfinished = (file: string, key: SealKey | null = null): Unfinished => {
  const path = `${file}.${process.pid}${UNFINISHED}`
  const folder = dirname(file)
  return {
    path,
    write: (lines) =>
      piped(
        sealing(lines, folder, key),
        createGzip({ level: LEVEL }),
        createWriteStream(path, { mode: 0o600, flush: true }),
      ),
    keep: async () => {
      await rename(path, file)
      await syncFolder(folder)
    },
    drop: () => rm(path, { force: true }),
  }
}

/** The system's own errors name the call that failed; those of unpacking do not. */
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
 * The lines of a sealed file, some at a time, without the seal. Whoever uses them early must be
 * able to take it back: only at its end is it known that nothing is missing, and whose its seal is.
 * @throws StoreError when the file is not whole or its seal is forged; the system's error when it
 * cannot be read at all
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
      if (length > LONGEST_LINE) throw damaged(file)
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
    throw isOfSystem(error) || error instanceof StoreError ? error : damaged(file, error)
  }
  const sealed = readSeal(last)
  if (length > 0 || sealed?.lines !== count || sealed.sha256 !== hash.digest('hex'))
    throw damaged(file)
  return sealedBy(file, sealed, key)
}
