import type { Program } from '../../catalog/program/program.js'
import { toDialed } from '../../catalog/text/phone.js'
import {
  titleOf,
  type VocabularyKey,
  valuesOf,
  vocabularyKeys,
  wordOf,
} from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import { urls } from '../../web/html/urls.js'

/** The vocabularies of which a value has a definition. */
export const explained: readonly VocabularyKey[] = vocabularyKeys.filter((key) =>
  valuesOf(key).some((value) => wordOf(key, value)?.meaning),
)

/**
 * Definitions of some values in a collapsed <details>: no script, no navigation unless wanted. Null
 * where the vocabulary has none, or none of the values does. `hush` is hidden text that makes each
 * unique for screen readers.
 */
export const meaningsOf = (key: VocabularyKey, values: readonly string[]) => {
  const words = (explained.includes(key) ? values : []).flatMap((value) => {
    const word = wordOf(key, value)
    return word?.meaning ? [{ label: word.label, meaning: toDialed(word.meaning) }] : []
  })
  const summary = words.length === 1 ? say.wordsPage.whatWordMeans : say.wordsPage.whatWordsMean
  return words.length === 0
    ? null
    : {
        summary,
        hush: say.wordsPage.whatOf(titleOf(key)),
        words,
        all: { href: `${urls.words}#${key}`, text: say.wordsPage.all },
      }
}

/** Definitions of a whole vocabulary for its filter: frozen, so that the HTML is cached. */
export const meaningsOfAll: ReadonlyMap<VocabularyKey, ReturnType<typeof meaningsOf>> = new Map(
  explained.map((key) => [key, Object.freeze(meaningsOf(key, valuesOf(key)))]),
)

/** Definitions of a fact's values, where a vocabulary of its name has them. */
export const meaningsOfFact = (program: Program, key: string) => {
  const vocabulary = explained.find((one) => one === key)
  const value = vocabulary && (program as unknown as Readonly<Record<string, unknown>>)[vocabulary]
  return vocabulary && value ? meaningsOf(vocabulary, [value].flat().map(String)) : null
}
