const latin = /\p{Script=Latin}/u
/** Letters without a script of their own, such as the mathematical ones, also look Latin. */
const other = /(?=\p{L})[^\p{Script=Latin}]/gu
const MOST_NAMED = 5

/** Some non-Latin letters beside Latin ones, a mix that may imitate another name (homographs). */
export const lettersBesideLatin = (text: string): string =>
  latin.test(text) ? [...new Set(text.match(other) ?? [])].slice(0, MOST_NAMED).join('') : ''
