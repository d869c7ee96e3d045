import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseAccountEmail, parseEmail } from '../../../src/catalog/text/email.js'
import {
  isKeptText,
  parseName,
  parsePlainText,
  parseSought,
  toComparable,
} from '../../../src/catalog/text/plain-text.js'
import { lettersBesideLatin } from '../../../src/catalog/text/scripts.js'

/**
 * Every character that Unicode says is not seen, or not a character, by its property; blanks and
 * line ends are seen.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/u
const isBlank = (one: string): boolean => /\s/u.test(one) && one !== '\ufeff'
const all: readonly string[] = Array.from({ length: 0x110000 }, (_, code) => code)
  // Of the great private and unassigned planes every 97th is enough.
  .filter(
    (code) =>
      code < 0x30000 ||
      code % 97 === 0 ||
      (code & 0xfffe) === 0xfffe ||
      (code >= 0xe0000 && code < 0xe1000),
  )
  .map((code) => String.fromCodePoint(code))
const hidden = all.filter((one) => (unseen.test(one) || one === '\u2800') && !isBlank(one))

describe('what nobody sees', () => {
  it('is refused in every name and text, wherever it stands', () => {
    expect(hidden.length).toBeGreaterThan(20_000)
    const taken = hidden.filter((one) =>
      [`Hope${one}House`, `${one}Hope`, `Hope${one}`, `Hope ${one} House`].some(
        (text) => parseName(text, 99) !== null || parsePlainText(text, 99) !== null,
      ),
    )
    expect(taken.map((one) => one.codePointAt(0)?.toString(16))).toEqual([])
  })

  it('is left out of what is looked for, and of what is compared', () => {
    const lost = hidden.filter(
      (one) => one.isWellFormed() && parseSought(`Ho${one}pe`, 99)?.replace(' ', '') !== 'Hope',
    )
    expect(lost).toEqual([])
    for (const one of ['\u200b', '\u00ad', '\u2060', '\ufe0f', '\u061c', '\u3164'])
      expect(toComparable(`Ho${one}pe`)).toBe('hope')
  })

  it('does not stand for a name: blanks, marks and signs alone', () => {
    for (const text of [
      '',
      ' ',
      '\u3164\u3164\u3164',
      '\u2800',
      '...',
      '---',
      '\u0301\u0301',
      '☆',
      '\u115f\u1160',
    ])
      expect([text, parseName(text, 99)]).toEqual([text, null])
    for (const text of ['A', '7', '5 & 10', 'Ñ', '希望', 'אור'])
      expect(parseName(text, 99)).toBe(text)
  })

  it('is no pile of marks either; as many as languages use are none', () => {
    for (const count of [4, 5, 20, 180])
      expect(parsePlainText(`Ho${'\u0334'.repeat(count)}pe`, 999)).toBeNull()
    for (const text of ['Ho\u0334\u0335\u0336pe', 'Nguyễn', 'שָׁלוֹם', 'ที่นี่', 'क्षेत्र'])
      expect(parsePlainText(text, 99)).toBe(text.normalize('NFC'))
  })

  it('leaves sentences as phones and languages write them', () => {
    for (const text of ['Thank you ❤️', 'my 👨‍👩‍👧 and 👩🏽‍⚕️', '☎️ is off', 'می‌خواهم', 'क्‍ष'])
      expect([text, parsePlainText(text, 99)]).toEqual([text, text.normalize('NFC')])
    // In a name they would make two that look like one.
    for (const text of ['Hope ❤️', 'می‌خواهم']) expect(parseName(text, 99)).toBeNull()
  })

  it('stays readable where an earlier release kept it', () => {
    for (const text of ['Ho\u00adpe', 'Ho\u200bpe', '\u3164', `Ho${'\u0334'.repeat(9)}pe`])
      expect(isKeptText(text, 99)).toBe(true)
    for (const text of ['Ho\u202epe', 'Ho\u0007pe', ' Hope', ''])
      expect(isKeptText(text, 99)).toBe(false)
  })

  it('never throws, and what was read is read again as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const parse of [parseName, parsePlainText, parseSought]) {
          const once = parse(text, 60)
          if (once !== null) expect([parse(once, 60), isKeptText(once, 60)]).toEqual([once, true])
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('letters that look like others', () => {
  it('make no e-mail address of a new account, and lock nobody out who has one', () => {
    for (const email of [
      'rоsa@harbor.example',
      'rosa@hаrbor.example',
      'rosé@harbor.example',
      'ｒosa@harbor.example',
    ])
      expect([parseAccountEmail(email), parseEmail(email)]).toEqual([null, email.normalize('NFC')])
    expect(parseAccountEmail(' Rosa.O’Neil+x@Harbor.example ')).toBeNull()
    expect(parseAccountEmail(" Rosa.O'Neil+x@Harbor.example ")).toBe("rosa.o'neil+x@harbor.example")
  })

  it('are found beside plain ones, and nowhere else', () => {
    expect(lettersBesideLatin('Ноpe Hоuse')).toBe('Но')
    expect(lettersBesideLatin('Hope 𝐇ouse')).toBe('𝐇')
    for (const text of ['Hope House', 'Café Ñandú', 'Надежда', '希望', 'Hope 24/7 – “Day”'])
      expect(lettersBesideLatin(text)).toBe('')
  })
})
