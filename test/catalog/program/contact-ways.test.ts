import { describe, expect, it } from '@jest/globals'
import { contactWaysOf } from '../../../src/catalog/program/contact-ways.js'
import { bare } from '../../search/programs.js'

describe('a way in', () => {
  const kinds = (part: Partial<typeof bare>) =>
    contactWaysOf({ ...bare, ...part }).map(({ kind }) => kind)
  it('is their intake page, then intake phone, then website, then main number', () => {
    expect(
      kinds({
        intake: { url: 'https://a.org/intake', phone: '614-555-0100' },
        website: 'https://a.org/',
        phone: '614-555-0101',
      }),
    ).toEqual([...['intake-page', 'intake-phone', 'website', 'phone']])
    expect(kinds({ phone: '614-555-0101' })).toEqual(['phone'])
    expect(kinds({})).toEqual([])
  })

  it('is never an address that could harm, even if one was kept', () => {
    expect(
      kinds({ website: 'javascript:alert(1)', intake: { url: 'data:text/html,x', phone: null } }),
    ).toEqual([])
  })
})
