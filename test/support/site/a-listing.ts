import type { Change, ImportPlan } from '../../../src/catalog/editing/import-plan.js'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import type { Database } from '../../../src/store/connection/database.js'

const said = {
  source: 'samhsa-su-2024',
  scope: 'facility',
  checkedOn: null,
  method: 'import',
} as const

/**
 * One listing like those of the bundled catalogue; `n` makes it another program at another place.
 */
export const aListing = (n: number, own: Partial<Listing> = {}): Listing => ({
  identity: `samhsa-su|harbor ${n}|12 oak st|43004|iop`,
  slug: `harbor-${n}-blacklick-oh-iop-abcd`,
  status: 'published',
  level: 'iop',
  name: `Harbor Intensive Outpatient ${n}`,
  organization: `Harbor Recovery ${n}, Inc.`,
  place: {
    name1: `Harbor ${n}`,
    name2: '',
    street1: '12 Oak St',
    street2: '',
    city: 'Blacklick',
    state: 'OH',
    zip: '43004',
  },
  edition: { list: 'samhsa-su', year: 2024, absentSince: null },
  sample: false,
  statements: {
    focus: [{ ...said, value: ['substance-use'] }],
    modality: [{ ...said, value: ['cbt', 'dbt'] }],
    telehealth: [{ ...said, value: 'offered' }],
    hours: [
      {
        ...said,
        source: 'https://example.org/iop',
        scope: 'program',
        method: 'page',
        checkedOn: '2026-10-01',
        value: { min: 9, max: 12, unit: 'clock' },
        statedAs: '9 to 12 hours “a week”',
      },
      { ...said, value: { min: 9, max: null, unit: null } },
    ],
    ages: [{ ...said, value: { min: null, max: null, groups: ['adults', 'young-adults'] } }],
    location: [
      {
        ...said,
        value: {
          street: '12 Oak St',
          city: 'Blacklick',
          state: 'OH',
          zip: '43004',
          lat: 40.012345,
          lon: -82.80231,
          precision: 'exact',
        },
      },
    ],
    phone: [{ ...said, value: '614-555-0142 x12' }],
    website: [{ ...said, value: 'https://example.org/' }],
  },
  ...own,
})

export const aNew = (listing: Listing): Change => ({ kind: 'new', listing, before: null })
export const aChange = (before: Listing, own: Partial<Listing>): Change => ({
  kind: 'changed',
  listing: { ...before, ...own },
  before,
})

export const aPlan = (changes: readonly Change[], own: Partial<ImportPlan> = {}): ImportPlan => ({
  source: {
    format: 'samhsa-directory',
    list: 'samhsa-su',
    year: 2024,
    name: 'directory.csv',
    sha256: 'a'.repeat(64),
  },
  changes,
  unchanged: 0,
  conflicts: [],
  problems: [],
  ...own,
})

export const manyNew = (count: number): readonly Change[] =>
  Array.from({ length: count }, (_, n) => aNew(aListing(n)))

/** One edit of each kind that visitors see: a listing has moved, one is archived, one is paused. */
export const editEach = async (
  database: Database,
  { name = aListing(0).name, reason = '' }: Readonly<{ name?: string; reason?: string }>,
): Promise<void> => {
  const edits = [
    { ...aListing(0), slug: 'somewhere-else-abcd', name },
    { ...aListing(1), status: 'archived' },
    { ...aListing(2), status: 'paused', pausedUntil: '2027-02-28' },
  ] as const
  for (const listing of edits)
    await saveEdit(database, {
      listing,
      version: 1,
      kind: 'edited',
      actor: 'ed@example.org',
      reason,
    })
}
