import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../store-error.js'
import { createFileOnce } from './make-once.js'

const unusableError = (file: string, cause?: unknown): StoreError =>
  new StoreError(
    `The secret in ${file} cannot be used. Set SESSION_SECRET, or remove the file: second factors must then be set anew.`,
    { cause },
  )

/** The secret in a folder; null for none yet. @throws StoreError when it cannot be used */
export const readSecret = async (dataDir: string): Promise<string | null> => {
  const file = join(dataDir, 'secret')
  const secret = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw unusableError(file, error)
  })
  if (secret !== null && secret.length < 32) throw unusableError(file)
  return secret
}

/**
 * The secret in a folder, generated at first, so that encrypted second factors survive a restart
 * without SESSION_SECRET. Only its owner may read it; concurrent processes get the same one.
 * @throws StoreError when it cannot be read or created
 */
export const readOrCreateSecret = async (dataDir: string): Promise<string> => {
  const file = join(dataDir, 'secret')
  const there = await readSecret(dataDir)
  if (there !== null) return there
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await createFileOnce(file, randomBytes(32).toString('base64url')).catch((error) =>
    Promise.reject(unusableError(file, error)),
  )
  const made = await readSecret(dataDir)
  if (made === null) throw unusableError(file)
  return made
}
