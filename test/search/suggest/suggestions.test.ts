import { beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Program } from '../../../src/catalog/program/program.js'
import { parseNear } from '../../../src/catalog/search/place-query.js'
import { anything } from '../../../src/catalog/search/search-query.js'
import { toComparable } from '../../../src/catalog/text/plain-text.js'
import { labelOf } from '../../../src/catalog/vocabulary/vocabulary.js'
import { find } from '../../../src/search/answer/find.js'
import {
  allPublished,
  applyChanges,
  createIndex,
  type ProgramIndex,
} from '../../../src/search/index/program-index.js'
import { findSpot, type Places } from '../../../src/search/places/places.js'
import {
  createSuggest,
  MOST_SUGGESTED,
  type SuggestedField,
  type Suggestion,
} from '../../../src/search/suggest/suggestions.js'
import { readPlaces } from '../../../src/seed/places.js'
import { bare, cityPoints, places, toSampleProgram, toSamplePrograms } from '../programs.js'

const suggestOver = (index: ProgramIndex, where: Places = places, seq = () => 1) =>
  createSuggest(where, () => ({
    seq: seq(),
    published: () => allPublished(index),
    stated: () => find(index, anything).facets,
  }))
const textOf = (suggestion: Suggestion): string =>
  suggestion.kind === 'program' ? suggestion.program.name : suggestion.text
const living = { ...bare, telehealth: 'in-person' } as const
const at = (slug: string, city: string, state: 'OH' | 'MN', zip: string): Program => ({
  ...living,
  slug,
  location: {
    street: null,
    city,
    state,
    zip,
    lat: null,
    lon: null,
    precision: 'zip',
  } as unknown as Program['location'],
})

describe('places while somebody types', () => {
  const index = createIndex(
    [
      at('a', 'Cleveland', 'OH', '44111'),
      at('b', 'Cleveland', 'OH', '44121'),
      at('c', 'St Paul', 'MN', '55113'),
    ],
    places,
  )
  const suggest = suggestOver(index)
  const near = (text: string): readonly string[] => suggest('near', text).map(textOf)

  it('have a city from the first letter of its name to the last of its state', () => {
    const written = cityPoints.flatMap(({ city, state }) =>
      [
        `${city}, ${state}`,
        `${city} ${labelOf('state', state)}`,
        `${toComparable(city)} ${state}`,
      ].map((text) => ({
        text,
        city: `${city}, ${state}`,
      })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...written), fc.nat(40), ({ text, city }, cut) => {
        const typed = text.slice(0, 1 + (cut % text.length))
        expect({ typed, there: near(typed).includes(city) }).toEqual({ typed, there: true })
      }),
      { numRuns: 400 },
    )
  })

  it('are only such as start so, the name or a word of it', () => {
    const letters = (text: string): string => toComparable(text).replaceAll(' ', '')
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'cpfwrthoe '), minLength: 1, maxLength: 4 }),
        (typed) => {
          for (const text of near(typed)) {
            const [city = ''] = text.split(',')
            const words = toComparable(city).replace(/^st\b/, 'saint').split(' ')
            const starts = words.map((_, i) =>
              letters(`${words.slice(i).join('')}${text.split(',')[1]}`),
            )
            const readings = [
              letters(typed),
              letters(typed.replace(/^\s*f?t\b/, 'fort')),
              letters(typed.replace(/^\s*w(?= )/, 'west')),
            ]
            const byState = toComparable(typed).includes(' ')
            expect({
              typed,
              text,
              so:
                byState ||
                starts.some((start) => readings.some((reading) => start.startsWith(reading))),
            }).toMatchObject({
              so: true,
            })
          }
        },
      ),
    )
  })

  it.each([
    ['st pa', 'St. Paul, MN'],
    ['saint paul', 'St. Paul, MN'],
    ['ft w', 'Fort Worth, TX'],
    ['canon', 'Cañon City, CO'],
    ['worth', 'Fort Worth, TX'],
    ['columbus, o', 'Columbus, OH'],
  ])('are found by “%s” as by the whole', (typed, city) => {
    expect(near(typed)).toContain(city)
  })

  it('come in order of how many programs are there, then by name, with their number', () => {
    expect(near('c')).toEqual(['Cleveland, OH', 'Cañon City, CO', 'Columbus, OH'])
    expect(suggest('near', 'cleveland')[0]).toEqual({
      kind: 'city',
      text: 'Cleveland, OH',
      state: 'OH',
      programs: 2,
    })
    expect(near('441')[0]).toBe('44111')
    expect(near('zzz')).toEqual([])
  })

  it('are written as a search reads them', async () => {
    const real = await readPlaces()
    const over = suggestOver(index, real)
    for (const typed of ['a', 'san', 'st lou', 'o', 'mc', 'coeur', '9', '0210'])
      for (const suggestion of over('near', typed)) {
        const text = textOf(suggestion)
        const read = parseNear(text)
        expect({
          text,
          known: read !== null && findSpot(real, read)?.approximate === false,
        }).toEqual({
          text,
          known: true,
        })
      }
    expect(
      over('near', 'st louis')
        .map(textOf)
        .some((text) => /^(?:St|Saint) Louis, MO$/.test(text)),
    ).toBe(true)
  })
})

describe('words and names while somebody types', () => {
  const named = (slug: string, name: string, organization = name): Program => ({
    ...living,
    slug,
    name,
    organization,
  })
  const programs = [
    named('a', 'Élan House'),
    named('b', 'New Élan', 'Harbor Group'),
    named('c', 'Elan-Center', 'Harbor Group'),
    { ...named('d', 'Day House'), modality: ['dbt', 'moud'] },
    { ...named('e', 'Night House'), modality: ['moud'], medication: ['buprenorphine'] },
  ] as const
  const suggest = suggestOver(createIndex(programs as readonly Program[], places))
  const q = (text: string): readonly string[] => suggest('q', text).map(textOf)

  it('leave accents, case and punctuation aside, and put what starts so itself first', () => {
    expect(q('ÉLAN')).toEqual(['Elan-Center', 'Élan House', 'New Élan'])
    expect(q('elan h')).toEqual(['Élan House'])
  })

  it('have words of a vocabulary by what people call them, when some program states them', () => {
    expect(q('dialec')).toEqual(['DBT'])
    expect(q('suboxone')).toEqual(['Buprenorphine (Suboxone)'])
    expect(q('emdr')).toEqual([])
  })

  it('have an organization when several programs are its own', () => {
    expect(suggest('q', 'harbor')).toEqual([
      { kind: 'organization', text: 'Harbor Group', programs: 2 },
    ])
    expect(suggest('q', 'day').map(({ kind }) => kind)).toEqual(['program'])
  })

  it('find, when a word is chosen, every program that states it', () => {
    const index = createIndex(toSamplePrograms(150), places)
    const over = suggestOver(index)
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      for (const suggestion of over('q', letter)) {
        if (suggestion.kind !== 'words') continue
        const stated =
          find(index, anything).facets[suggestion.of].find(
            ({ value }) => labelOf(suggestion.of, value) === suggestion.text,
          )?.count ?? 0
        expect(stated).toBeGreaterThan(0)
        expect(find(index, { ...anything, q: suggestion.text }).total).toBeGreaterThanOrEqual(
          stated,
        )
      }
  })
})

describe('suggestions after a change', () => {
  let index: ProgramIndex
  beforeAll(() => {
    index = createIndex(toSamplePrograms(60), places)
  })

  it('are those of a directory that is made anew', () => {
    let seq = 1
    const suggest = suggestOver(index, places, () => seq)
    suggest('q', 'a')
    const change = fc.record({
      slug: fc.integer({ min: 1, max: 90 }).map((n) => `sample-${n}`),
      like: fc.nat(500),
      gone: fc.boolean(),
    })
    const typed = fc.tuple(
      fc.constantFrom<SuggestedField>('near', 'q'),
      fc.constantFrom('s', 'h', 'c', 'r', '4', 'new', 'st', 'sample o', 'two', 'co'),
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), typed, (changes, [field, text]) => {
        applyChanges(
          index,
          changes.map(({ slug, like, gone }) => ({
            slug,
            program: gone ? null : { ...toSampleProgram(like), slug },
          })),
        )
        seq++
        const now = suggest(field, text)
        expect(now.length).toBeLessThanOrEqual(MOST_SUGGESTED)
        expect(now).toEqual(suggestOver(index)(field, text))
      }),
      { numRuns: 150 },
    )
  })
})
