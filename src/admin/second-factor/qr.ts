import { encode } from 'uqr'

/**
 * A picture that a phone's camera reads: the side of its square in dots with the quiet edge, and
 * the dark ones as one path of an SVG.
 */
export type Qr = Readonly<{ side: number; path: string }>

/**
 * Four dots of quiet, as the standard asks (ISO/IEC 18004); many cameras find nothing with less.
 */
const EDGE = 4

export const toQr = (text: string): Qr => {
  const { size, data } = encode(text, { ecc: 'M', border: EDGE })
  return {
    side: size,
    path: data
      .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join(''),
  }
}
