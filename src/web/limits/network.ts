import { isIPv4, isIPv6 } from 'node:net'

/** All unparseable addresses share one count, so that sending nonsense gains none of its own. */
const INVALID_ADDRESS = '?'

/** The four parts of an IPv4 address as the last two groups of an IPv6 one. */
const groupsOfV4 = (text: string): readonly number[] => {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number)
  return [a * 256 + b, c * 256 + d]
}
const v4OfGroups = (high: number, low: number): string =>
  [high >> 8, high & 255, low >> 8, low & 255].join('.')

const groupsOf = (part: string): readonly number[] =>
  part === ''
    ? []
    : part
        .split(':')
        .flatMap((group) =>
          group.includes('.') ? groupsOfV4(group) : [Number.parseInt(group, 16)],
        )

/** The eight groups of a valid IPv6 address in any notation. */
const expand = (text: string): readonly number[] => {
  const [head = '', tail] = text.split('::')
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

/**
 * The IPv4 address embedded in an IPv6 one, or null: mapped (RFC 4291, 2.5.5.2), NAT64 (RFC 6052,
 * 2.1), or 6to4 (RFC 3056), where one IPv4 address owns 65,536 networks of /64.
 */
const embeddedV4 = (groups: readonly number[]): string | null => {
  const [a = 0, b = 0, c = 0, , , f = 0, g = 0, h = 0] = groups
  const middle = groups.slice(2, 5).every((group) => group === 0)
  if (a === 0 && b === 0 && middle && f === 0xffff) return v4OfGroups(g, h)
  if (a === 0x64 && b === 0xff9b && middle && f === 0) return v4OfGroups(g, h)
  return a === 0x2002 ? v4OfGroups(b, c) : null
}

/** The bare address: without the quotes, brackets, port or zone that proxies and sockets add. */
const stripAddress = (address: string): string => {
  const text = address.trim().replace(/^"|"$/g, '')
  const inner =
    /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ??
    /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ??
    text
  return inner.split('%', 1)[0] ?? ''
}

const prefixOf = (groups: readonly number[], count: number): string =>
  `${groups
    .slice(0, count)
    .map((group) => group.toString(16))
    .join(':')}::/${16 * count}`

/**
 * The networks that rate limits count: `near` is the IPv4 address or a connection's IPv6 /64;
 * `wide` a customer's /48, null for IPv4. Independent of notation; invalid addresses share one.
 */
export const networksOf = (address: string): Readonly<{ near: string; wide: string | null }> => {
  const text = stripAddress(address)
  if (isIPv4(text)) return { near: text, wide: null }
  if (!isIPv6(text)) return { near: INVALID_ADDRESS, wide: null }
  const groups = expand(text)
  const within = embeddedV4(groups)
  return within
    ? { near: within, wide: null }
    : { near: prefixOf(groups, 4), wide: prefixOf(groups, 3) }
}
