import { encode } from 'uqr'

/**
 * A QR code: the side of its square in modules, quiet zone included, and the dark modules as one
 * SVG path.
 */
export type Qr = Readonly<{ side: number; path: string }>

/**
 * A quiet zone of four modules, as the standard requires (ISO/IEC 18004); many cameras fail with
 * less.
 */
const QUIET_ZONE = 4

/** Encodes a text as a QR code, error correction level M. */
export const toQr = (text: string): Qr => {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  return {
    side: size,
    path: data
      .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join(''),
  }
}
