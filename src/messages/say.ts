import { english } from './english.js'

/** A shape with its texts left open: another language has others. */
type Open<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends (...values: infer Values) => infer Said
      ? (...values: Values) => Open<Said>
      : T extends ReadonlySet<string>
        ? T
        : { readonly [K in keyof T]: Open<T[K]> }

/**
 * All that a language has: another is a folder and a file beside those of English, and does not
 * compile until nothing is missing.
 */
export type Language = Open<typeof english>

const spoken: Language = english

/**
 * Of the language of this process: its sentences, by where each appears; the words of the
 * vocabularies; and what a search knows of it.
 */
export const { say, words, spellings, smallWords, mistakes } = spoken
