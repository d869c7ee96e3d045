import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const [NONCE, TAG] = [12, 16]

/**
 * A key for one purpose, out of the server's secret; what one purpose tells says nothing of
 * another.
 */
export const keyFor = (secret: Buffer, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, bytes))
const sealingKey = (secret: Buffer): Buffer => keyFor(secret, 'seal', 32)

/**
 * Seals bytes for one owner: without the secret they cannot be read, nor be passed off as another
 * owner's.
 */
export const seal = (secret: Buffer, owner: string, bytes: Buffer): string => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, sealingKey(secret), nonce, { authTagLength: TAG }).setAAD(
    Buffer.from(owner),
  )
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/**
 * The bytes again; null when they were sealed with another secret, for another owner, or not by us.
 */
export const unseal = (secret: Buffer, owner: string, text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length < NONCE + TAG) return null
  const opener = createDecipheriv(CIPHER, sealingKey(secret), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  try {
    return Buffer.concat([opener.update(bytes.subarray(NONCE + TAG)), opener.final()])
  } catch {
    return null
  }
}
