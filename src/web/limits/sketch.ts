/** Rows of cells; a count is wrong only where others share its cell in every one of them. */
const ROWS = 4
/** A power of two; with the rows one mebibyte, whoever and however many are counted. */
const CELLS = 65_536

/** Counts by digest in memory of a fixed size. */
export type Sketch = Readonly<{
  /** Adds to the count of a digest of at least 16 bytes and gives the count after. */
  add: (digest: Buffer, weight: number) => number
  count: (digest: Buffer) => number
  clear: () => void
}>

/**
 * A count-min sketch with conservative update (Cormode and Muthukrishnan 2005; Estan and Varghese
 * 2002): nothing of who was counted is kept but sums, nothing grows, and nothing is given up to
 * make room, so nobody's count is lost by filling it with others. A count is never too low; it is
 * too high by about as many as fall on one cell, such as 15 when a million are counted.
 */
export const createSketch = (): Sketch => {
  const cells = new Uint32Array(ROWS * CELLS)
  const places = (digest: Buffer): readonly number[] =>
    Array.from(
      { length: ROWS },
      (_, row) => row * CELLS + (digest.readUInt32LE(4 * row) & (CELLS - 1)),
    )
  const least = (at: readonly number[]): number => Math.min(...at.map((place) => cells[place] ?? 0))
  return {
    add: (digest, weight) => {
      const at = places(digest)
      const count = Math.min(least(at) + weight, 0xffffffff)
      for (const place of at) cells[place] = Math.max(cells[place] ?? 0, count)
      return count
    },
    count: (digest) => least(places(digest)),
    clear: () => void cells.fill(0),
  }
}
