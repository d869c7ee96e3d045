import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { words } from '../../src/messages/en/vocabulary/words.js'
import { say } from '../../src/messages/say.js'
import { storyEngine } from '../support/database/fresh-database.js'
import { passagesOf } from '../support/html/passages.js'
import { gradeOf, sentencesOf } from '../support/html/readability.js'
import { syllablesIn } from '../support/html/syllables.js'
import { pagesOf } from '../support/site/addresses.js'
import { openSite, type Site } from '../support/site/open-site.js'

/**
 * Flesch–Kincaid grades, by years of school, and words. A formula over less than a dozen words says
 * more of chance than of the text.
 */
const PAGE = 6
const PASSAGE = 9
const LONGEST_SENTENCE = 22
const ENOUGH_WORDS = 12

/** What is too hard in a text; nothing where all is well. */
const hardIn = (text: string): readonly string[] => {
  const sentences = sentencesOf(text)
  const grade = gradeOf(text)
  const long = sentences.filter((sentence) => sentence.length > LONGEST_SENTENCE)
  return [
    ...(sentences.flat().length >= ENOUGH_WORDS && grade > PASSAGE
      ? [`grade ${grade.toFixed(1)}: ${text}`]
      : []),
    ...long.map((sentence) => `${sentence.length} words: ${text}`),
  ]
}

/** Rooms of the catalogue that only those who keep the directory read. */
const ofTheAdmin =
  /^(?:accounts|admin.*|dashboard|exports|fileProblems|gate|imports|listingForm|signingIn)$/

const standIns: readonly unknown[] = [3, 'Salem', ['one', 'two'], true, null]
const clean = (said: unknown): said is string =>
  typeof said === 'string' && said !== '' && !/undefined|NaN|\[object|null/.test(said)
/** What a function of the catalogue says, given the first stand-ins that make a sentence of it. */
const saidBy = (make: (...given: unknown[]) => unknown): readonly string[] => {
  const tries = Array.from({ length: standIns.length ** make.length }, (_, n) =>
    Array.from(
      { length: make.length },
      (_, place) => standIns[Math.floor(n / standIns.length ** place) % standIns.length],
    ),
  )
  for (const given of tries)
    try {
      const said = make(...given)
      if (clean(said)) return [said]
    } catch {
      // Not of the kind that it takes.
    }
  return []
}
const messagesOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return saidBy(value as () => unknown)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(messagesOf) : []
}

describe('syllables', () => {
  it.each([
    [1, 'a care hope homes asked called words through months'],
    [
      2,
      'table wanted faces program people being every someone evening scrambled couples safely language',
    ],
    [3, 'medicine hospital outpatient counselor previous creative suicide together'],
    [4, 'directory facility psychiatric dementia usually anxiety recovery behavioral'],
    [5, 'university dialectical individual hospitality'],
    [6, 'responsibility rehabilitation'],
  ])('are %i in each of: %s', (count, all) => {
    for (const word of all.split(' '))
      expect({ word, count: syllablesIn(word) }).toEqual({ word, count })
  })
})

describe('the grade of a text', () => {
  it('is Flesch and Kincaid’s: of ten words in one sentence with twelve syllables, 2.5', () => {
    expect(gradeOf('The cat that I saw today sat on the table.')).toBeCloseTo(
      0.39 * 10 + 11.8 * 1.2 - 15.59,
    )
  })

  it('leaves out numbers and abbreviations, and takes a term of art for one plain word', () => {
    expect(sentencesOf('An IOP asks for 9 to 19 hours. It takes Medicaid.')).toEqual([
      ['An', 'asks', 'for', 'to', 'hours'],
      ['It', 'takes', 'term'],
    ])
  })

  it('tells a hard text from a plain one', () => {
    const hard =
      'Individuals experiencing difficulties necessitating comprehensive interdisciplinary intervention should contact their nearest organization.'
    expect(hardIn(hard)).toHaveLength(1)
    expect(
      hardIn(
        'If you need help right now, call or text 988. You can call day or night, and it is free.',
      ),
    ).toEqual([])
  })
})

describe('what visitors read', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(storyEngine, { SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it(`is no page above grade ${PAGE}, no passage above ${PASSAGE} and no sentence of more than ${LONGEST_SENTENCE} words`, async () => {
    for (const address of await pagesOf(site)) {
      const passages = passagesOf((await site.get(address)).text, site.catalogue)
      expect({ address, some: passages.length > 1 }).toEqual({ address, some: true })
      const grade = gradeOf(passages.join(' '))
      expect({ address, grade, hard: passages.flatMap(hardIn), within: grade <= PAGE }).toEqual({
        address,
        grade,
        hard: [],
        within: true,
      })
    }
  })

  it('is no harder in any message or meaning of a word, whether a page shows it today or not', () => {
    const rooms = Object.entries(say).filter(([room]) => !ofTheAdmin.test(room))
    const messages = [...rooms.map(([, room]) => room), words].flatMap(messagesOf)
    expect(messages.length).toBeGreaterThan(500)
    expect(messages.flatMap(hardIn)).toEqual([])
  })
})
