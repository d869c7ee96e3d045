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

  it('is their site before a number that a list has for the whole facility, and says whose site it is', () => {
    const listed = (scope: 'facility' | 'organization') => ({
      source: 'samhsa-su-2024',
      scope,
      method: 'import' as const,
      checkedOn: null,
    })
    const ways = (scope: 'facility' | 'organization') =>
      kinds({
        intake: { url: null, phone: '614-555-0100' },
        website: 'https://a.org/',
        facts: { intake: listed('facility'), website: listed(scope) },
      })
    expect(ways('facility')).toEqual(['website', 'intake-phone'])
    expect(ways('organization')).toEqual(['organization-website', 'intake-phone'])
  })

  it('is never an address that could harm, even if one was kept', () => {
    expect(
      kinds({ website: 'javascript:alert(1)', intake: { url: 'data:text/html,x', phone: null } }),
    ).toEqual([])
  })
})
