import { expect, it } from '@jest/globals'
import { valuesOf, vocabularyKeys } from '../../src/catalog/vocabulary/vocabulary.js'
import { english } from '../../src/messages/english.js'
import { type Language, words } from '../../src/messages/say.js'

it('English has a title for every vocabulary, and a word for each of its values and for no other', () => {
  expect(Object.keys(words).toSorted()).toEqual(vocabularyKeys.toSorted())
  for (const key of vocabularyKeys)
    expect(Object.keys(words[key].terms).toSorted()).toEqual([...valuesOf(key)].toSorted())
})

it('another language compiles when it has all that English has, and not before', () => {
  // `npm run check` compiles this file: each `@ts-expect-error` has to be an error.
  const { home: _, ...say } = english.say
  const { iop, ...levels } = english.words.level.terms
  const whole: Language = {
    ...english,
    say: { ...say, home: { ...english.say.home, title: 'Ayuda' } },
  }
  const incomplete = [
    // @ts-expect-error: a file of sentences is missing
    { ...english, say } satisfies Language,
    // @ts-expect-error: the word for a value is missing
    { label: 'Nivel', terms: levels } satisfies Language['words']['level'],
    {
      label: 'Nivel',
      // @ts-expect-error: no vocabulary has that value
      terms: { ...levels, iop, hospital: iop },
    } satisfies Language['words']['level'],
    // @ts-expect-error: a sentence that is given a count may ask for nothing else
    { programs: (count: string) => count } satisfies Pick<Language['say']['home'], 'programs'>,
  ]
  expect([whole.say.home.title, incomplete.length]).toEqual(['Ayuda', 4])
})
