import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../store-error.js'
import { makeOnce } from './make-once.js'

const unusable = (file: string, cause?: unknown): StoreError =>
  new StoreError(
    `The secret in ${file} cannot be used. Set SESSION_SECRET, or remove the file: second factors must then be set anew.`,
    { cause },
  )

/**
 * The secret of a folder; null where there is none yet.
 * @throws StoreError when there is one that cannot be used
 */
export const readSecret = async (dataDir: string): Promise<string | null> => {
  const file = join(dataDir, 'secret')
  const secret = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw unusable(file, error)
  })
  if (secret !== null && secret.length < 32) throw unusable(file)
  return secret
}

/**
 * The secret of a folder, made at the first asking, so that second factors outlive a restart where
 * nobody has set SESSION_SECRET. Only its owner may read the file. Two processes that start at once
 * get the same one: the file has its name only when it is whole.
 * @throws StoreError when there is one that cannot be read, or none can be made
 */
export const keptSecret = async (dataDir: string): Promise<string> => {
  const file = join(dataDir, 'secret')
  const there = await readSecret(dataDir)
  if (there !== null) return there
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await makeOnce(file, randomBytes(32).toString('base64url')).catch((error) =>
    Promise.reject(unusable(file, error)),
  )
  const made = await readSecret(dataDir)
  if (made === null) throw unusable(file)
  return made
}
