/**
 * Rows a statement: more are hardly faster, and the embedded engine answers nobody else during a
 * statement.
 */
export const BATCH = 250

export const batches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) =>
    all.slice(i * BATCH, (i + 1) * BATCH),
  )
