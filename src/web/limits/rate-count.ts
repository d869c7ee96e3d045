import { createHmac, randomBytes } from 'node:crypto'
import { networksOf } from './network.js'
import { createSketch } from './sketch.js'

/** At most `quota` per network in each fixed window of `seconds`, aligned to multiples of it. */
export type RatePolicy = Readonly<{ name: string; quota: number; seconds: number }>

export type TellHeader = (name: string, value: string) => void

/**
 * Counts `weight` for an address and returns the seconds to wait: 0 if every window admits it.
 * `tell` receives the RateLimit headers. Each `about` has a count of its own.
 */
export type RateCount = (
  address: string,
  weight?: number,
  tell?: TellHeader,
  about?: string,
) => number

/** At least a quarter seems used: nobody learns whether others of their network were here. */
const toReported = (quota: number, used: number): number =>
  Math.max(0, Math.min(quota - used, Math.floor((quota * 3) / 4)))

/**
 * A fixed-window rate limiter by network, in memory, under an HMAC whose key rotates with the
 * longest window. IPv4 is counted by address, IPv6 by /64 and, with `wideShare` times the quota, by
 * /48. What one window or network rejects, later ones do not count. No policies, no counting.
 */
export const createRateCount = (
  policies: readonly RatePolicy[],
  wideShare: number,
  now: () => number = Date.now,
): RateCount => {
  if (policies.length === 0) return () => 0
  const life = Math.max(...policies.map(({ seconds }) => seconds)) * 1000
  const policy = policies
    .map(({ name, quota, seconds }) => `"${name}";q=${quota};w=${seconds}`)
    .join(', ')
  const windows = policies.map((one) => ({ ...one, sketch: createSketch(), at: -1 }))
  let [key, keyed] = [randomBytes(32), -1]
  const begin = (time: number): void => {
    const current = Math.floor(time / life)
    if (current !== keyed) [key, keyed] = [randomBytes(32), current]
    for (const window of windows) {
      const at = Math.floor(time / (window.seconds * 1000))
      if (at === window.at) continue
      window.at = at
      window.sketch.clear()
    }
  }
  const digest = (network: string, about: string): Buffer =>
    createHmac('sha256', key).update(`${network}\0${about}`).digest()

  return (address, weight = 1, tell, about = '') => {
    const time = now()
    begin(time)
    const { near, wide } = networksOf(address)
    const shares = [
      { mark: digest(near, about), share: 1 },
      ...(wide === null ? [] : [{ mark: digest(wide, about), share: wideShare }]),
    ]
    const leftOf = ({ at, seconds }: (typeof windows)[number]): number =>
      Math.ceil(((at + 1) * seconds * 1000 - time) / 1000)
    const full = windows.find(({ sketch, quota }) =>
      shares.some(({ mark, share }) => sketch.add(mark, weight) > quota * share),
    )
    if (tell) {
      const standing = windows.map((window) => {
        const used = Math.max(
          ...shares.map(
            ({ mark, share }) => window.sketch.count(mark) - window.quota * (share - 1),
          ),
        )
        return `"${window.name}";r=${window === full ? 0 : toReported(window.quota, used)};t=${leftOf(window)}`
      })
      tell('RateLimit-Policy', policy)
      tell('RateLimit', standing.join(', '))
    }
    return full ? leftOf(full) : 0
  }
}
