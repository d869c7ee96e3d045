import { Secret, TOTP } from 'otpauth'
import { keyFor } from '../session/encrypt.js'

/**
 * What every authenticator app understands (RFC 6238); others of its settings many apps ignore
 * without a word.
 */
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** A clock may be one step off on either side. */
const WINDOW = 1
/** As many bits as the hash has (RFC 4226, 4). */
const SEED_BYTES = 20

/** One generator of codes: its seed as a person types it, and as an app reads it. */
export type Enrolment = Readonly<{ seed: Buffer; text: string; address: string }>

const totpOf = (seed: Buffer, label = ''): TOTP =>
  new TOTP({
    ...settings,
    issuer: 'IOP Directory',
    label,
    secret: new Secret({ buffer: Uint8Array.from(seed).buffer }),
  })

/**
 * The seed that is offered to one browser, for `what` it is: a link, or the seed that it replaces.
 * It follows from the server's secret, that and the browser's own cookie, so looking at the page
 * writes nothing, and whoever else has looked at the link has seen another seed.
 */
export const offerSeed = (
  secret: Buffer,
  what: string,
  cookie: string,
  email: string,
): Enrolment => {
  const seed = keyFor(secret, `second factor\0${what}\0${cookie}`, SEED_BYTES)
  const totp = totpOf(seed, email)
  return { seed, text: totp.secret.base32.replace(/.{4}(?=.)/g, '$& '), address: totp.toString() }
}

/** The step that a code of six digits belongs to; null when it is none of this seed's now. */
export const stepOf = (seed: Buffer, code: string, now = Date.now()): number | null => {
  // Compared as bytes: six signs of another script are more than six, which the library takes for a
  // mistake of ours.
  if (!/^\d{6}$/.test(code)) return null
  const delta = totpOf(seed).validate({ token: code, timestamp: now, window: WINDOW })
  return delta === null ? null : Math.floor(now / 1000 / settings.period) + delta
}
