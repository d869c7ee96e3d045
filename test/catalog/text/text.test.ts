import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parsePhone, phoneText, toTelephoneAddress } from '../../../src/catalog/text/phone.js'
import { isSlug, toSlug } from '../../../src/catalog/text/slug.js'
import { parseWebAddress } from '../../../src/catalog/text/web-address.js'

describe('phones, web addresses and slugs', () => {
  it.each([
    ['614-555-0100', '614-555-0100'],
    ['(614) 555.0100', '614-555-0100'],
    ['+1 614 555 0100 x12', '614-555-0100 x12'],
    ['614-555-0100 ext. 12', '614-555-0100 x12'],
    ['888-PARNEXT', null],
    ['555-0100', null],
    ['114-555-0100', null],
  ])('a phone %s is %s', (text, phone) => expect(parsePhone(text)).toBe(phone))

  it('a phone reads and dials', () => {
    expect(phoneText('614-555-0100 x12')).toBe('(614) 555-0100, extension 12')
    expect(toTelephoneAddress('614-555-0100 x12')).toBe('tel:+16145550100,12')
  })

  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    [' \tjavascript:alert(1)'],
    ['data:text/html,<script>'],
    ['vbscript:x'],
    ['file:///etc/passwd'],
    ['//evil.org'],
    ['http://user:secret@a.org/'],
    ['http://localhost/'],
    ['http://127.0.0.1/'],
    ['http://[::1]/'],
    ['http://0x7f.1/'],
    ['http://'],
    [`https://a.org/${'x'.repeat(2100)}`],
  ])('%s is no web address of a provider', (text) => expect(parseWebAddress(text)).toBeNull())

  it('parsers of text never throw, and read again what they wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const parse of [parsePhone, parseWebAddress]) {
          const parsed = parse(text)
          if (parsed !== null) expect(parse(parsed)).toBe(parsed)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('a slug is made of any names, is short, and follows from the identity', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 5 }),
        fc.string(),
        (parts, identity) => {
          const slug = toSlug(parts, identity)
          expect(isSlug(slug)).toBe(true)
          expect(slug.length).toBeLessThanOrEqual(95)
          expect(toSlug(parts, identity)).toBe(slug)
        },
      ),
    )
    expect(toSlug(['Cañon House', 'Cañon City', 'CO', 'iop'], 'x')).toMatch(
      /^canon-house-canon-city-co-iop-[a-z2-7]{4}$/,
    )
  })
})
