/** Rows of cells; a count is off only where other digests share its cell in every row. */
const ROWS = 4
/** A power of two; with the rows one mebibyte, however many clients are counted. */
const CELLS = 65_536

/**
 * A count-min sketch with conservative update (Cormode and Muthukrishnan 2005; Estan and Varghese
 * 2002). It stores sums, not clients, and evicts nothing, so a flood resets nobody's count. A count
 * is never too low; it is too high by about the load of one cell, such as 15 of a million.
 */
export const createSketch = () => {
  const cells = new Uint32Array(ROWS * CELLS)
  const places = (digest: Buffer): readonly number[] =>
    Array.from(
      { length: ROWS },
      (_, row) => row * CELLS + (digest.readUInt32LE(4 * row) & (CELLS - 1)),
    )
  const least = (at: readonly number[]): number => Math.min(...at.map((place) => cells[place] ?? 0))
  return {
    /** Adds to the count of a digest of at least 16 bytes and returns the new count. */
    add: (digest: Buffer, weight: number): number => {
      const at = places(digest)
      const count = Math.min(least(at) + weight, 0xffffffff)
      for (const place of at) cells[place] = Math.max(cells[place] ?? 0, count)
      return count
    },
    count: (digest: Buffer): number => least(places(digest)),
    clear: (): void => void cells.fill(0),
  }
}
