/**
 * One word of the directory: how it is shown, what it means in a line, and what else people type
 * for it.
 */
export type Word = Readonly<{ label: string; meaning: string; also: readonly string[] }>

/**
 * `also` is one comma-separated string, so that a vocabulary reads as a table. A synonym in
 * capitals is an abbreviation: it is found whole.
 */
export const word = (label: string, meaning = '', also = ''): Word => ({
  label,
  meaning,
  also: also === '' ? [] : also.split(',').map((synonym) => synonym.trim()),
})
