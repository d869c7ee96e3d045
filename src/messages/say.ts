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

/** A language: another is a folder and a file beside English, and compiles only when complete. */
export type Language = Open<typeof english>

const spoken: Language = english

/** This process's language: its sentences, its vocabularies, and what a search knows of it. */
export const { say, words, spellings, placeWords, smallWords, mistakes } = spoken
