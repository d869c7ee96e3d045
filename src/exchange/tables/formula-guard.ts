// What a spreadsheet takes for a formula: also after whitespace or our own guards, and full-width.
const formula = /^'*\s*[=+\-@\t\r＝＋－＠]/u

/** Adds an apostrophe to a cell that a spreadsheet would run (CSV injection). */
export const guard = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** Removes the apostrophe: the inverse of `guard`, for every text. */
export const unguard = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
