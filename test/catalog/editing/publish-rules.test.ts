import { describe, expect, it } from '@jest/globals'
import { checkPublishRules, publishRules } from '../../../src/catalog/editing/publish-rules.js'
import { toRuleCase } from '../../../src/catalog/editing/rule-case.js'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { aListing } from '../../support/site/a-listing.js'

const said = {
  source: 'editor',
  scope: 'program',
  method: 'phone',
  checkedOn: '2026-11-20',
} as const
const ages = (groups: readonly string[]) => [{ ...said, value: { min: null, max: null, groups } }]
const hours = (min: number | null, max: number | null, own: object = {}) => [
  { ...said, value: { min, max, unit: 'clock' }, ...own },
]

/** A listing with nothing against it, with some statements more or fewer. */
const listing = (stated: object = {}, own: Partial<Listing> = {}): Listing => {
  const clean: Listing = aListing(1, {
    edition: null,
    place: null,
    name: 'Harbor IOP',
    organization: 'Harbor Recovery',
  })
  const statements = {
    location: clean.statements.location,
    phone: [{ ...said, value: '614-555-0142' }],
    website: [{ ...said, value: 'https://harbor.example.org/' }],
    ...stated,
  }
  return {
    ...clean,
    ...own,
    statements: Object.fromEntries(
      Object.entries(statements).filter(([, all]) => all !== undefined),
    ) as Listing['statements'],
  }
}
const intake = (url: string) => [{ ...said, value: { url, phone: null } }]
const teens = ages(['adolescents'])
const nothing = { phone: undefined, website: undefined }

const cases: readonly (readonly [string, Listing, readonly string[], readonly string[]])[] = [
  ['a plain listing', listing(), [], []],
  ['a name with a letter of another alphabet', listing({}, { name: 'Hаrbor IOP' }), [], ['name']],
  ['a name in another alphabet', listing({}, { name: 'Надежда' }), [], []],
  ['hours by phone', listing({ hours: hours(9, 12) }), [], []],
  ['hours by email', listing({ hours: hours(9, 12, { method: 'email' }) }), [], []],
  [
    'hours read on a page',
    listing({ hours: hours(9, 12, { method: 'page', url: 'https://harbor.example.org/iop' }) }),
    [],
    [],
  ],
  [
    'hours read on no page in particular',
    listing({ hours: hours(9, 12, { method: 'page' }) }),
    ['hours.said.method'],
    [],
  ],
  [
    'hours without a source',
    listing({ hours: hours(9, 12, { method: 'editor', checkedOn: null }) }),
    ['hours.said.method'],
    [],
  ],
  [
    'hours by a directory',
    listing({ hours: hours(9, 12, { source: 'samhsa-su-2024', method: 'import' }) }),
    [],
    [],
  ],
  ['19 hours of IOP', listing({ hours: hours(9, 19) }), [], []],
  ['20 hours of IOP', listing({ hours: hours(9, 20) }), ['hours.said.words'], []],
  ['8 hours of IOP', listing({ hours: hours(8, 12) }), ['hours.said.words'], []],
  ['6 hours of IOP for teenagers', listing({ hours: hours(6, 9), ages: teens }), [], []],
  [
    '5 hours of IOP for teenagers',
    listing({ hours: hours(5, 9), ages: teens }),
    ['hours.said.words'],
    [],
  ],
  ['up to 12 hours of IOP', listing({ hours: hours(null, 12) }), [], []],
  [
    'unusual hours in the program’s own words',
    listing({ hours: hours(16, 30, { statedAs: '16 to 30 hours' }) }),
    [],
    [],
  ],
  [
    '12 sessions of 50 minutes, which are 10 hours',
    listing({ hours: [{ ...said, value: { min: 12, max: 12, unit: 'session' } }] }),
    [],
    [],
  ],
  [
    '3 sessions of an hour',
    listing({
      sessionsPerWeek: [{ ...said, value: 3 }],
      minutesPerSession: [{ ...said, value: 60 }],
    }),
    ['hours.said.words'],
    [],
  ],
  ['20 hours of PHP', listing({ hours: hours(20, 30) }, { level: 'php' }), [], []],
  [
    '15 hours of PHP',
    listing({ hours: hours(15, 30) }, { level: 'php' }),
    ['hours.said.words'],
    [],
  ],
  ['2 hours of outpatient', listing({ hours: hours(1, 2) }, { level: 'op' }), [], []],
  [
    '9 hours of outpatient',
    listing({ hours: hours(2, 9) }, { level: 'op' }),
    ['hours.said.words'],
    [],
  ],
  [
    '7 hours of outpatient for teenagers',
    listing({ hours: hours(2, 7), ages: teens }, { level: 'op' }),
    ['hours.said.words'],
    [],
  ],
  [
    'online only, states not said',
    listing({ telehealth: [{ ...said, value: 'virtual' }] }),
    ['statesServed'],
    [],
  ],
  [
    'online only in Ohio',
    listing({
      telehealth: [{ ...said, value: 'virtual' }],
      statesServed: [{ ...said, value: ['OH'] }],
    }),
    [],
    [],
  ],
  ['partly online', listing({ telehealth: [{ ...said, value: 'hybrid' }] }), [], []],
  [
    'accreditation of something',
    listing({
      accreditation: [
        {
          ...said,
          value: [
            { body: 'carf', scope: 'program' },
            { body: 'coa', scope: null },
          ],
        },
      ],
    }),
    ['accreditation.1.scope'],
    [],
  ],
  [
    'accreditation of the facility',
    listing({ accreditation: [{ ...said, value: [{ body: 'carf', scope: 'facility' }] }] }),
    [],
    [],
  ],
  ...[
    'The Best Recovery',
    'Top-Rated IOP',
    'Leading Edge',
    '#1 Rated Care',
    'Premier Health',
    'World-Class Care',
    'Verified Recovery',
  ].map((name) => [`the name ${name}`, listing({}, { name }), [], ['name']] as const),
  ['a bestiary', listing({}, { name: 'Bestiary House' }), [], []],
  [
    'a price that praises itself',
    listing({ cost: [{ ...said, value: 'The best price in town' }] }),
    ['cost'],
    [],
  ],
  [
    'praise in a quotation',
    listing({ hours: hours(9, 12, { statedAs: 'our award-winning 12 hours' }) }),
    [],
    ['hours.said.words'],
  ],
  ['an unkind word in a name', listing({}, { name: 'Drug Abuse Services' }), [], ['name']],
  [
    'an unkind word in a price',
    listing({ cost: [{ ...said, value: 'Free for addicts' }] }),
    [],
    ['cost'],
  ],
  ...[
    'https://www.rehabs.com/x',
    'https://recovery.com/',
    'https://www.addictioncenter.com/',
    'https://www.psychologytoday.com/us/x',
    'https://findtreatment.gov/locator',
  ].map(
    (url) =>
      [`the intake page ${url}`, listing({ intake: intake(url) }), ['intake.url'], []] as const,
  ),
  [
    'a website that is a broker’s',
    listing({ website: [{ ...said, value: 'https://www.rehabs.com/harbor' }] }),
    ['website'],
    [],
  ],
  [
    'a phone that costs the caller',
    listing({ phone: [{ ...said, value: '900-555-0199' }] }),
    ['phone'],
    [],
  ],
  [
    'an intake line that costs the caller',
    listing({ intake: [{ ...said, value: { url: null, phone: '614-976-0199' } }] }),
    ['intake.phone'],
    [],
  ],
  [
    'a phone with these digits elsewhere',
    listing({ phone: [{ ...said, value: '614-900-9760' }] }),
    [],
    [],
  ],
  [
    'a host that ends like a broker’s',
    listing({ website: [{ ...said, value: 'https://harborrehabs.com/' }] }),
    [],
    [],
  ],
  ...['utm_source=x', 'gclid=1', 'ctm=5', 'GCLID=1', 'fbclid=1'].map(
    (mark) =>
      [
        `a tracked intake page (${mark})`,
        listing({ intake: intake(`https://harbor.example.org/?${mark}`) }),
        ['intake.url'],
        [],
      ] as const,
  ),
  [
    'an intake page on their own host',
    listing({ intake: intake('https://www.harbor.example.org/start?x=1') }),
    [],
    [],
  ],
  [
    'an intake page below their host',
    listing({ intake: intake('https://go.harbor.example.org/') }),
    [],
    [],
  ],
  [
    'an intake page named like them',
    listing({ intake: intake('https://harbor-intake.example.com/') }),
    [],
    [],
  ],
  [
    'an intake page of somebody else',
    listing({ intake: intake('https://forms.example.com/abc') }),
    [],
    ['intake.url'],
  ],
  ['no way to reach them', listing(nothing), ['phone'], []],
  [
    'an intake page alone',
    listing({ ...nothing, intake: intake('https://harbor.example.org/') }),
    [],
    [],
  ],
  ['no place', listing({ location: undefined }), ['location.zip'], []],
  [
    'a state alone',
    listing({ location: undefined, area: [{ ...said, value: { city: null, state: 'OH' } }] }),
    [],
    [],
  ],
  [
    'states served alone',
    listing({ location: undefined, statesServed: [{ ...said, value: ['OH'] }] }),
    [],
    [],
  ],
  [
    'a fact without a source',
    listing({ phone: [{ ...said, method: 'editor', checkedOn: null, value: '614-555-0142' }] }),
    [],
    ['phone.said.method'],
  ],
]

/** The names of the rules that find something in a listing. */
const rulesMet = (one: Listing): readonly string[] =>
  publishRules.filter(({ find }) => find(toRuleCase(one)).length > 0).map(({ name }) => name)

describe('the publish rules', () => {
  it.each(cases)('%s', (_, one, blockers, warnings) => {
    const found = checkPublishRules(one)
    expect({
      blockers: found.blockers.map(({ field }) => field),
      warnings: found.warnings.map(({ field }) => field),
    }).toEqual({ blockers, warnings })
  })

  it('finds something by every rule in one case or another', () => {
    const silent = publishRules.filter(
      ({ name }) => !cases.some(([, one]) => rulesMet(one).includes(name)),
    )
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})
