import { describe, expect, it } from '@jest/globals'
import { toReview } from '../../../src/exchange/listings/changes.js'
import type { ImportFile } from '../../../src/exchange/plan-import.js'
import { aFile, anEdition, harbor, imported, lighthouse, planOf } from '../a-file.js'

const { service_code_info: _, ...place } = harbor
const line = (name: string, status: string, website = ''): string =>
  `${name},iop,OH,https://list.example.gov/${name.length},${status},${website},614-555-0142`
const own = [
  'name,level,state,source,status,website,phone',
  line('Oak House', 'published'),
  line('Elm Court', 'paused'),
  line('Ash Hall', 'in-review'),
  line('Beech Houses', '', 'https://www.rehabs.com/x'),
  '',
].join('\n')

describe('a plan with new programs published, sent to review', () => {
  it.each<[string, ImportFile]>([
    ['our own CSV', aFile(own, 'programs.csv')],
    ['the newest edition', anEdition(2025, { ...harbor, phone: '614-555-0001' }, lighthouse)],
    ['an older edition', anEdition(2023, lighthouse)],
    [
      'an export of FindTreatment.gov',
      aFile(
        [{ ...place, name1: 'Cedar', street1: '5 Mill Street', type_facility: 'SU', oit: '1' }],
        'findtreatment-oh-2025-08.csv',
      ),
    ],
  ])('is that of the same file without publishing: %s', async (_, file) => {
    const known = await imported(anEdition(2024, harbor))
    const [published, waiting] = [
      await planOf(file, known, { publish: true, isGated: true }),
      await planOf(file, known, { publish: false, isGated: true }),
    ]
    expect(published.changes.length).toBeGreaterThan(0)
    expect(published.changes.map(toReview)).toEqual(waiting.changes)
    expect(published.removals).toEqual(waiting.removals)
  })
})
