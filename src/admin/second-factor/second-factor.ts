import { Secret, TOTP } from 'otpauth'
import { deriveKey } from '../session/encrypt.js'

/** What every authenticator app supports (RFC 6238); many silently ignore other settings. */
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Tolerates clocks one time step off on either side. */
const WINDOW = 1
/** As many bits as the hash has (RFC 4226, 4). */
const SEED_BYTES = 20

/** A TOTP enrollment: its seed, as base32 text, and as an otpauth URI. */
export type TotpEnrollment = Readonly<{ seed: Buffer; text: string; address: string }>

const totpOf = (seed: Buffer, label = ''): TOTP =>
  new TOTP({
    ...settings,
    issuer: 'IOP Directory',
    label,
    secret: new Secret({ buffer: Uint8Array.from(seed).buffer }),
  })

/**
 * Derives the seed offered to one browser, for `what`: a link, or the seed to replace. It depends
 * on the server secret, that and the browser's cookie, so viewing the page writes nothing, and
 * others who viewed the link saw another seed.
 */
export const offerSeed = (
  secret: Buffer,
  what: string,
  cookie: string,
  email: string,
): TotpEnrollment => {
  const seed = deriveKey(secret, `second factor\0${what}\0${cookie}`, SEED_BYTES)
  const totp = totpOf(seed, email)
  return { seed, text: totp.secret.base32.replace(/.{4}(?=.)/g, '$& '), address: totp.toString() }
}

/** The time step of a six-digit code; null when it is not a current one of this seed. */
export const stepOf = (seed: Buffer, code: string, now = Date.now()): number | null => {
  // ASCII digits only: six characters of another script are longer in bytes, for which the library
  // throws.
  if (!/^\d{6}$/.test(code)) return null
  const delta = totpOf(seed).validate({ token: code, timestamp: now, window: WINDOW })
  return delta === null ? null : Math.floor(now / 1000 / settings.period) + delta
}
