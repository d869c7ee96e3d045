import { describe, expect, it } from '@jest/globals'
import { toStanding } from '../../../src/catalog/program/listing.js'

describe('a statement', () => {
  const said = (source: string, scope: 'program' | 'facility', checkedOn: string | null) =>
    ({ value: source, source, scope, checkedOn, method: 'page' }) as never
  it('of an editor stands above the program’s own, that above a directory’s, and the newest check first', () => {
    const all = [
      said('samhsa-su-2024', 'facility', null),
      said('https://a.org/', 'program', '2025-01-01'),
      said('editor', 'program', '2024-01-01'),
      said('https://b.org/', 'program', '2026-01-01'),
    ]
    expect(toStanding<'cost'>(all).map(({ source }) => source)).toEqual([
      'editor',
      'https://b.org/',
      'https://a.org/',
      'samhsa-su-2024',
    ])
  })
})
