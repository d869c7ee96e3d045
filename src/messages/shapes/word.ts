/** One vocabulary entry: its label, its one-line definition, and its synonyms. */
export type Word = Readonly<{ label: string; meaning: string; also: readonly string[] }>

/** `also` is comma-separated, as in a table; a synonym in capitals matches only as a whole word. */
export const word = (label: string, meaning = '', also = ''): Word => ({
  label,
  meaning,
  also: also === '' ? [] : also.split(',').map((synonym) => synonym.trim()),
})
