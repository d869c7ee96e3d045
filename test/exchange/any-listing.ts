import fc from 'fast-check'
import { type FactKey, factKeys } from '../../src/catalog/program/fact-schemas.js'
import type { Listing } from '../../src/catalog/program/listing.js'
import { type Statements, statements } from '../../src/catalog/program/statements.js'
import { parseName, parsePlainText } from '../../src/catalog/text/plain-text.js'
import { parseWebAddress } from '../../src/catalog/text/web-address.js'
import { wordLists } from '../../src/catalog/vocabulary/values.js'
import { type VocabularyKey, valuesOf } from '../../src/catalog/vocabulary/vocabulary.js'

/** Text as a fact may have it, with all that upsets a CSV or a spreadsheet. */
export const anyText = (longest: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', '', '=1+1', '＝', '@', "'=", "''", '"', '; ', ',', '-', '+49', '#', 'é'),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    )
    .map((parts) => parsePlainText(parts.join(''), longest) ?? 'a, "b"')

/** A name as a program may have it: with a letter or a digit, and all that upsets a CSV. */
const anyName = (longest: number): fc.Arbitrary<string> =>
  anyText(longest).map((text) => parseName(text, longest) ?? 'a, "b"')

const one = (key: VocabularyKey): fc.Arbitrary<string> =>
  fc.constantFrom(...(valuesOf(key) as readonly string[]))
const some = (key: VocabularyKey): fc.Arbitrary<readonly string[]> =>
  fc.uniqueArray(one(key), { minLength: 1, maxLength: 4 })
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 })
const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })
const hours = fc.constantFrom(0, 6, 7.5, 9, 11.25, 30.83, 168)
const phone = fc.constantFrom('614-555-0142', '800-555-0100 x12')
const address = fc.constantFrom(
  ...['https://example.org/a?b=c&d', 'http://example.org/é,"x"'].map(
    (text) => parseWebAddress(text) as string,
  ),
)
const clock = fc
  .tuple(whole(0, 23), whole(0, 59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const degrees = (most: number): fc.Arbitrary<number> =>
  fc.constantFrom(0, -0.0001, 39.97, -most, most, 1e-7)

/** The same range from its smaller end to its larger. */
const inOrder = <R extends Readonly<{ min: number | null; max: number | null }>>(range: R): R =>
  range.min !== null && range.max !== null && range.min > range.max
    ? { ...range, min: range.max, max: range.min }
    : range

const values: Readonly<Record<FactKey, fc.Arbitrary<unknown>>> = {
  ...(Object.fromEntries(wordLists.map((key) => [key, some(key)])) as Record<
    (typeof wordLists)[number],
    fc.Arbitrary<unknown>
  >),
  telehealth: one('telehealth'),
  statesServed: some('state'),
  hours: fc
    .record({
      min: maybe(hours),
      max: maybe(hours),
      unit: maybe(fc.constantFrom('clock', 'session')),
    })
    .map(inOrder),
  sessionsPerWeek: whole(1, 50),
  minutesPerSession: whole(5, 720),
  schedule: fc.array(
    fc
      .record({
        days: fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'sun'), { minLength: 1 }),
        start: clock,
        end: clock,
        timeZone: maybe(
          fc.constantFrom('America/New_York', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'),
        ),
      })
      .map(({ start, end, ...rest }) => ({
        ...rest,
        ...(start < end
          ? { start, end }
          : start > end
            ? { start: end, end: start }
            : { start: '00:00', end: '23:59' }),
      })),
    { minLength: 1, maxLength: 3 },
  ),
  weeks: fc
    .record({
      min: maybe(whole(1, 520)),
      max: maybe(whole(1, 520)),
      basis: maybe(fc.constantFrom('fixed', 'by-progress')),
    })
    .map(inOrder),
  ages: fc
    .record({
      min: maybe(whole(0, 120)),
      max: maybe(whole(0, 120)),
      groups: fc.uniqueArray(one('age')),
    })
    .map(inOrder),
  cost: anyText(500),
  accreditation: fc.array(
    fc.record({
      body: one('accreditation'),
      scope: maybe(fc.constantFrom('program', 'facility', 'organization')),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  location: fc.record({
    street: maybe(anyText(200)),
    city: anyText(100),
    state: one('state'),
    zip: fc.constantFrom('43215', '06856', '00501'),
    lat: maybe(degrees(90)),
    lon: maybe(degrees(180)),
    precision: fc.constantFrom('exact', 'zip', 'zip3', 'withheld'),
  }),
  area: fc.record({ city: maybe(anyText(100)), state: one('state') }),
  intake: fc.record({ url: maybe(address), phone: maybe(phone) }),
  phone,
  website: address,
  accepting: fc.constantFrom('yes', 'no'),
  startWithinDays: whole(0, 730),
}

const said = fc.record(
  {
    source: fc.constantFrom(
      'samhsa-su-2024',
      'samhsa-mh-2024',
      'editor',
      'editor',
      'https://example.org/iop',
      'https://example.org/a,"b"',
      'Ohio provider list of November 2026',
      'phone call with intake',
      'file:2026-11-23:phones.csv',
    ),
    scope: fc.constantFrom('program', 'facility', 'organization'),
    method: fc.constantFrom('import', 'page', 'phone', 'email', 'editor'),
    checkedOn: maybe(fc.constantFrom('2026-10-01', '2026-11-23')),
    statedAs: anyText(1000),
    url: address,
  },
  { requiredKeys: ['source', 'scope', 'method', 'checkedOn'] },
)

/** What anybody may have stated of a program, most facts by one source, some by several. */
const anyStatements: fc.Arbitrary<Statements> = said.chain((usual) =>
  fc
    .record(
      Object.fromEntries(
        factKeys.map((key) => [
          key,
          fc.array(
            fc
              .tuple(values[key], fc.oneof(fc.constant(usual), said))
              .map(([value, own]) => ({ value, ...own })),
            { minLength: 1, maxLength: 3 },
          ),
        ]),
      ),
      { requiredKeys: [] },
    )
    .map((stated) => statements.parse(stated)),
)

/** A program that visitors see, with all that it may hold. `n` keeps it apart from others. */
export const anyListing = (n: number): fc.Arbitrary<Listing> =>
  fc
    .record({
      name: anyName(200),
      organization: anyName(200),
      level: fc.constantFrom('iop', 'php', 'op'),
      status: fc.constantFrom('published', 'paused'),
      edition: maybe(
        fc.record({
          list: fc.constantFrom('samhsa-su', 'samhsa-mh'),
          year: whole(2023, 2026),
          absentSince: maybe(whole(2024, 2027)),
        }),
      ),
      place: maybe(
        fc.record({
          name1: anyText(200),
          name2: fc.constant(''),
          street1: fc.constant('---'),
          street2: anyText(200),
          city: anyText(100),
          state: one('state'),
          zip: fc.constant('06856-1234'),
        }),
      ),
      statements: anyStatements,
    })
    .map(
      (own) =>
        ({
          ...own,
          identity: `samhsa-su|=${n}|é`,
          slug: `program-${n}-abcd`,
          sample: false,
        }) as Listing,
    )
