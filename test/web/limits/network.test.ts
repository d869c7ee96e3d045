import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { networksOf } from '../../../src/web/limits/network.js'

const V6 = { near: '2001:db8:1:2::/64', wide: '2001:db8:1::/48' }
const V4 = { near: '192.0.2.7', wide: null }

describe('the network of an address', () => {
  it.each([
    '2001:db8:1:2::',
    '2001:db8:1:2::1',
    '2001:db8:1:2:ffff:ffff:ffff:ffff',
    '2001:0db8:0001:0002:0000:0000:0000:0001',
    '2001:DB8:1:2::A',
    '2001:db8:1:2::192.0.2.7',
    '2001:db8:1:2:3::',
    '[2001:db8:1:2::1]',
    '[2001:db8:1:2::1]:443',
    '"[2001:db8:1:2::1]:443"',
    ' 2001:db8:1:2::1 ',
    '2001:db8:1:2::1%eth0',
    '[2001:db8:1:2::1%25eth0]:443',
  ])('is the /64, and wider the /48, of an IPv6 address written as %s', (address) => {
    expect(networksOf(address)).toEqual(V6)
  })

  it.each([
    '192.0.2.7',
    ' 192.0.2.7',
    '192.0.2.7:52344',
    '[192.0.2.7]:443',
    '"192.0.2.7:443"',
    '::ffff:192.0.2.7',
    '::FFFF:192.0.2.7',
    '::ffff:c000:207',
    '0:0:0:0:0:ffff:192.0.2.7',
    '0000:0000:0000:0000:0000:ffff:c000:0207',
    '[::ffff:192.0.2.7]:443',
    '::ffff:192.0.2.7%lo',
    '64:ff9b::192.0.2.7',
    '64:ff9b::c000:207',
    '2002:c000:207::',
    '2002:c000:207:1::1',
    '2002:C000:0207:ffff::9',
  ])('is the whole IPv4 address, also within an IPv6 one, written as %s', (address) => {
    expect(networksOf(address)).toEqual(V4)
  })

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['192.0.2.7', '192.0.2.8'],
    ['192.0.2.7', '2001:db8:1:2::1'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.8'],
    ['::1', '::ffff:0:1'],
    ['2001:db8:1::', '2001:db8::1:0:0:0'],
    ['fe80::1', 'fe80:0:0:1::1'],
    ['64:ff9b::192.0.2.7', '64:ff9b:1::192.0.2.7'],
  ])('differs for %s and %s', (one, other) => {
    expect(networksOf(one).near).not.toBe(networksOf(other).near)
  })

  it('is one for all that is no address', () => {
    const nonsense = [
      '',
      ' ',
      'unknown',
      '_hidden',
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      '01.2.3.4',
      '1.2.3.4:x',
      '::g',
      '1:2:3',
      ':::',
      '[',
      '[]:1',
      '%',
    ]
    expect([...new Set(nonsense.map((text) => networksOf(text).near))]).toHaveLength(1)
    expect(nonsense.map((text) => networksOf(text).wide)).toEqual(nonsense.map(() => null))
  })

  it('is the same for every address of a network and every way to write it, and never throws', () => {
    const group = fc.integer({ min: 0, max: 0xffff })
    const eight = fc
      .tuple(group, group, group, group, group, group, group, group)
      .filter(([a, b]) => a !== 0x2002 && a !== 0 && !(a === 0x64 && b === 0xff9b))
    fc.assert(
      fc.property(eight, fc.array(group, { minLength: 4, maxLength: 4 }), (groups, others) => {
        const long = groups.map((one) => one.toString(16).padStart(4, '0').toUpperCase()).join(':')
        const short = new URL(`http://[${long}]/`).hostname
        const neighbor = [...groups.slice(0, 4), ...others].map((one) => one.toString(16)).join(':')
        const all = [long, short, `${short}:8080`, neighbor].map(networksOf)
        expect(new Set(all.map(({ near }) => near)).size).toBe(1)
        expect(new Set(all.map(({ wide }) => wide)).size).toBe(1)
      }),
    )
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => typeof networksOf(text).near === 'string',
      ),
    )
    fc.assert(
      fc.property(
        fc.ipV4(),
        (text) =>
          networksOf(`::ffff:${text}`).near === text && networksOf(`${text}:1`).near === text,
      ),
    )
    fc.assert(
      fc.property(fc.ipV6(), (text) => networksOf(text).near !== networksOf('nonsense').near),
    )
  })
})
