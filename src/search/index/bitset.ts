/** A bitset of slots: 32 programs per AND, OR or count. Signed, as bitwise operators return. */
export type Bits = Int32Array

/** An empty set for `capacity` slots. */
export const createBits = (capacity: number): Bits => new Int32Array((capacity + 31) >>> 5)

/** Adds a slot in place; one past the capacity is ignored. */
export const setBit = (bits: Bits, slot: number): void => {
  bits[slot >>> 5] = (bits[slot >>> 5] as number) | (1 << (slot & 31))
}
/** Removes a slot in place. */
export const clearBit = (bits: Bits, slot: number): void => {
  bits[slot >>> 5] = (bits[slot >>> 5] as number) & ~(1 << (slot & 31))
}
/** Whether the set has a slot. */
export const hasBit = (bits: Bits, slot: number): boolean =>
  (((bits[slot >>> 5] as number) >>> (slot & 31)) & 1) === 1

/** Intersects `into` with `other` in place. */
export const intersectInto = (into: Bits, other: Bits): void => {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) & (other[i] as number)
}
/** Adds `other` to `into` in place. */
export const uniteInto = (into: Bits, other: Bits): void => {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) | (other[i] as number)
}

/** Population count of a 32-bit word, branchless (Hacker's Delight, section 5-1). */
export const popCount = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * Size of the intersection, without building it. Most of a search's time is spent here: four words
 * are added bitwise (Harley and Seal's carry-save adder), a third faster than counting each.
 */
export const countIntersection = (a: Bits, b: Bits): number => {
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
    count += popCount((twos & carry) | (third & otherCarry))
    twos = third ^ otherCarry
  }
  count = 4 * count + 2 * popCount(twos) + popCount(single)
  for (; i < a.length; i++) count += popCount((a[i] as number) & (b[i] as number))
  return count
}
/** Whether the intersection of the sets is non-empty; false for no sets. */
export const intersects = (sets: readonly Bits[]): boolean => {
  const [first, ...rest] = sets
  if (!first) return false
  for (let i = 0; i < first.length; i++) {
    let word = first[i] as number
    for (let j = 0; j < rest.length && word !== 0; j++) word &= (rest[j] as Bits)[i] as number
    if (word !== 0) return true
  }
  return false
}
/** Size of the set. */
export const countBits = (bits: Bits): number => countIntersection(bits, bits)

/** The slots of a set, ascending; `count` is its size. */
export const slotsOf = (bits: Bits, count: number): Uint32Array => {
  const slots = new Uint32Array(count)
  let next = 0
  for (let i = 0; i < bits.length; i++)
    for (let word = bits[i] as number; word !== 0; word &= word - 1)
      slots[next++] = (i << 5) + 31 - Math.clz32(word & -word)
  return slots
}
