import fc from 'fast-check'
import { allFacets, NOT_STATED } from '../../src/catalog/program/facets.js'
import { anything, radii, type SearchQuery, sorts } from '../../src/catalog/search/search-query.js'
import { valuesOf } from '../../src/catalog/vocabulary/vocabulary.js'
import { zipPoints } from './programs.js'

const choice = fc.constantFrom(...allFacets).chain(({ key }) =>
  fc
    .uniqueArray(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom<string>(...valuesOf(key)) },
        { weight: 1, arbitrary: fc.constant(NOT_STATED) },
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((values) => [key, values] as const),
)
const words = fc
  .array(
    fc.constantFrom(
      'hope',
      'hop',
      'iop',
      'teen',
      'm',
      'recovery',
      'ohio',
      'saint',
      'st',
      'day',
      'medicaid',
      'online',
      '—',
      'élan',
      'zzz',
      'mat',
      'ma',
      'in',
      'for',
      'the',
      'recovry',
      'cleavland',
      'hopewel',
      'medicade',
      '43210',
      'ctr',
    ),
    {
      maxLength: 3,
    },
  )
  .map((all) => all.join(' '))
const near = fc.oneof(
  fc
    .constantFrom(...zipPoints.map(({ zip }) => zip), '43299', '00001')
    .map((zip) => ({ kind: 'zip', zip }) as const),
  fc
    .constantFrom('Columbus', 'cleveland', 'Nowhere')
    .map((city) => ({ kind: 'city', city, state: 'OH' }) as const),
)
const hour = fc.option(fc.integer({ min: 0, max: 40 }), { freq: 2 })

/**
 * Any question an address can ask, and more often than not one with few filters, since many filters
 * find nothing.
 */
export const anyQuery: fc.Arbitrary<SearchQuery> = fc
  .record({
    q: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: words }),
    near: fc.option(near, { freq: 2 }),
    within: fc.constantFrom(...radii),
    choices: fc.array(choice, { maxLength: 3 }),
    hours: fc.oneof(
      { weight: 2, arbitrary: fc.constant([null, null] as const) },
      { weight: 1, arbitrary: fc.tuple(hour, hour) },
    ),
    hoursUnknown: fc.boolean(),
    sort: fc.option(fc.constantFrom(...sorts)),
    page: fc.oneof(
      { weight: 4, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) },
    ),
    size: fc.constantFrom(20, 50, 7, 1),
  })
  .map(({ choices, hours: [hoursMin, hoursMax], ...rest }) => ({
    ...anything,
    ...rest,
    chosen: Object.fromEntries(choices),
    hoursMin,
    hoursMax,
  }))

const correct =
  'hope hopewell recovery harbor quincy quince house behavioral counseling medicaid teen dialectical saint center columbus cleveland beachwood anxiety'
const small = 'for the in of a with near program'
/** A word with one edit: a letter gone, twice, changed, or changed over with the next. */
const edited = fc
  .tuple(
    fc.constantFrom(...correct.split(' ')),
    fc.nat(),
    fc.constantFrom('gone', 'twice', 'other', 'over'),
  )
  .map(([word, n, kind]) => {
    const at = n % (word.length - 1)
    const [before, letter = '', next = '', after] = [
      word.slice(0, at),
      word[at],
      word[at + 1],
      word.slice(at + 2),
    ]
    return (
      before +
      { gone: next, twice: letter + letter + next, other: `x${next}`, over: next + letter }[kind] +
      after
    )
  })
/**
 * Words as people type them: right, with a mistake or two, with small words between, in quotation
 * marks.
 */
export const anyWords: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.constantFrom(...correct.split(' '), 'recovry', 'mat', 'iop', 'tx', 'zzzz'),
        edited,
        edited,
        fc.constantFrom(...small.split(' ')),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    fc.constantFrom('', '', '', '"'),
  )
  .map(([all, quote]) => `${quote}${all.join(' ')}${quote}`)
