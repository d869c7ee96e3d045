// What a spreadsheet takes for a formula, or for the start of one: also after blanks, in full-width
// forms, and after our own guards.
const formula = /^'*\s*[=+\-@\t\r＝＋－＠]/u

/**
 * A cell that a spreadsheet would run, made text by an apostrophe before it; any other as it is.
 */
export const guard = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** The same cell without the guard: the inverse of `guard`, for every text. */
export const unguard = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
