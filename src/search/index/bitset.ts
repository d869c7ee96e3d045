/**
 * A set of slots, a bit each: AND, OR and counting go 32 programs at a time. Signed, as bit
 * operators give their results.
 */
export type Bits = Int32Array

/** An empty set with room for `capacity` slots. */
export const toBits = (capacity: number): Bits => new Int32Array((capacity + 31) >>> 5)

export const setBit = (bits: Bits, slot: number): void => {
  bits[slot >>> 5] = (bits[slot >>> 5] as number) | (1 << (slot & 31))
}
export const clearBit = (bits: Bits, slot: number): void => {
  bits[slot >>> 5] = (bits[slot >>> 5] as number) & ~(1 << (slot & 31))
}
export const hasBit = (bits: Bits, slot: number): boolean =>
  (((bits[slot >>> 5] as number) >>> (slot & 31)) & 1) === 1

/** `into` becomes what both have. */
export const keepBoth = (into: Bits, other: Bits): void => {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) & (other[i] as number)
}
/** `into` becomes what either has. */
export const addAll = (into: Bits, other: Bits): void => {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) | (other[i] as number)
}

/** How many bits of a word are set, in five steps and no loop. */
export const ones = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * How many slots are in both, without making the set of them. Most of a search's time is spent
 * here, so four words are first added bit by bit (the carry-save adder of Harley and Seal) and only
 * what carries over to fours is counted: a third faster than one by one.
 */
export const countBoth = (a: Bits, b: Bits): number => {
  let single = 0
  let twos = 0
  let count = 0
  let i = 0
  for (; i + 3 < a.length; i += 4) {
    const w = (a[i] as number) & (b[i] as number)
    const x = (a[i + 1] as number) & (b[i + 1] as number)
    const y = (a[i + 2] as number) & (b[i + 2] as number)
    const z = (a[i + 3] as number) & (b[i + 3] as number)
    const first = single ^ w
    const carry = (single & w) | (first & x)
    const sum = first ^ x
    const second = sum ^ y
    const otherCarry = (sum & y) | (second & z)
    single = second ^ z
    const third = twos ^ carry
    count += ones((twos & carry) | (third & otherCarry))
    twos = third ^ otherCarry
  }
  count = 4 * count + 2 * ones(twos) + ones(single)
  for (; i < a.length; i++) count += ones((a[i] as number) & (b[i] as number))
  return count
}
/** Whether any slot is in all of these sets; of no sets, in none. */
export const meet = (sets: readonly Bits[]): boolean => {
  const [first, ...rest] = sets
  if (!first) return false
  for (let i = 0; i < first.length; i++) {
    let word = first[i] as number
    for (let j = 0; j < rest.length && word !== 0; j++) word &= (rest[j] as Bits)[i] as number
    if (word !== 0) return true
  }
  return false
}
export const countBits = (bits: Bits): number => countBoth(bits, bits)

/** The slots of a set, ascending; `count` is how many it has. */
export const slotsOf = (bits: Bits, count: number): Uint32Array => {
  const slots = new Uint32Array(count)
  let next = 0
  for (let i = 0; i < bits.length; i++)
    for (let word = bits[i] as number; word !== 0; word &= word - 1)
      slots[next++] = (i << 5) + 31 - Math.clz32(word & -word)
  return slots
}
