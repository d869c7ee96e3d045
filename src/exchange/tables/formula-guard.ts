// What a spreadsheet takes for a formula: also after whitespace, in full-width forms, and after our
// own guards.
const formula = /^'*\s*[=+\-@\t\r＝＋－＠]/u

/**
 * Escapes a cell that a spreadsheet would run (CSV injection) with an apostrophe; any other is
 * unchanged.
 */
export const guard = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** Removes the apostrophe: the inverse of `guard`, for every text. */
export const unguard = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
