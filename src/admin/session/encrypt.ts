import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const [NONCE, TAG] = [12, 16]

/** Derives a key for one purpose from the server secret (HKDF); keys are independent. */
export const deriveKey = (secret: Buffer, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, bytes))
const sealingKey = (secret: Buffer): Buffer => deriveKey(secret, 'seal', 32)

/**
 * Encrypts bytes for one owner (AES-256-GCM, the owner as associated data): a ciphertext cannot be
 * read without the secret, nor used for another owner.
 */
export const encrypt = (secret: Buffer, owner: string, bytes: Buffer): string => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, sealingKey(secret), nonce, { authTagLength: TAG }).setAAD(
    Buffer.from(owner),
  )
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Decrypts; null for another secret or owner, or a forgery. */
export const decrypt = (secret: Buffer, owner: string, text: string): Buffer | null => {
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
