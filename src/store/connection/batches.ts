/** Rows per statement: more are hardly faster, and the embedded engine serves nobody meanwhile. */
export const BATCH = 250

/** Splits a list into slices of at most `BATCH`. */
export const toBatches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) =>
    all.slice(i * BATCH, (i + 1) * BATCH),
  )
