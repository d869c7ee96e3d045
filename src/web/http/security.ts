import type { RequestHandler } from 'express'
import helmet from 'helmet'

// What we never use, we forbid: a page of ours can then not be made to ask for it.
const permissions = [
  'camera',
  'microphone',
  'geolocation',
  'payment',
  'usb',
  'browsing-topics',
  'interest-cohort',
]
  .map((name) => `${name}=()`)
  .join(', ')

/**
 * Headers of every answer, errors and files included. Strict: nothing foreign loads, nothing frames
 * us, no referrer leaves.
 */
export const securityHeaders = (secure: boolean): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  }),
  (_req, res, next) => {
    res.setHeader('Permissions-Policy', permissions)
    // Unless an answer says otherwise nobody keeps it, redirects included: an address is somebody's
    // question.
    res.setHeader('Cache-Control', 'no-store')
    next()
  },
]

/** The same for an answer without a body that no handler of ours makes. */
export const bareHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': permissions,
  'Cache-Control': 'no-store',
}
