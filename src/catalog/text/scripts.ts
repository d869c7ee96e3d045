const latin = /\p{Script=Latin}/u
/** Letters of no alphabet of their own, such as the mathematical ones, look like Latin too. */
const other = /(?=\p{L})[^\p{Script=Latin}]/gu
const MOST_NAMED = 5

/**
 * The letters of other alphabets in a text that has Latin ones too, the first few, each once; empty
 * when there are none.
 */
export const lettersBesideLatin = (text: string): string =>
  latin.test(text) ? [...new Set(text.match(other) ?? [])].slice(0, MOST_NAMED).join('') : ''
