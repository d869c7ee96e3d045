import { describe, expect, it } from '@jest/globals'
import { statements } from '../../../src/catalog/program/statements.js'
import { say } from '../../../src/messages/say.js'
import { aFile, harbor, imported, middle, planOf, refusals } from '../a-file.js'

const t = say.fileProblems
const mh = 'samhsa-mh-2024.csv'
const only = async (own: Readonly<Record<string, string>>, name?: string) => {
  const [first] = await imported(aFile([{ ...harbor, ...own }], name))
  if (!first) throw new Error('no program')
  return first
}
const saidOf = async (own: Readonly<Record<string, string>>) =>
  (await planOf(aFile([{ ...harbor, ...own }]))).problems.map(({ field, message, line }) => [
    line,
    field,
    message,
  ])

describe('a line of a directory', () => {
  it('becomes a program with a source for every fact, all of them about the facility', async () => {
    const program = await only({
      service_code_info: 'SA SUMH * OIT * CBT TELE * STAG CARF * MD SF * ADLT * SP',
    })
    expect(program).toMatchObject({
      identity:
        'samhsa-su|harbor house|outpatient services|12 oak street|suite 3|blacklick|oh|43004|iop',
      name: 'Harbor House – Outpatient Services',
      organization: 'Harbor House',
      level: 'iop',
      status: 'published',
      edition: { list: 'samhsa-su', year: 2024, absentSince: null },
      place: { name1: 'Harbor House', zip: '43004' },
      sample: false,
    })
    expect(program.slug).toMatch(/^harbor-house-outpatient-services-blacklick-oh-iop-[a-z2-7]{4}$/)
    const all = Object.values(program.statements).flat()
    expect(
      all.every(
        ({ source, scope, method, checkedOn }) =>
          `${source} ${scope} ${method} ${checkedOn}` === 'samhsa-su-2024 facility import null',
      ),
    ).toBe(true)
    expect(
      Object.fromEntries(
        Object.entries(program.statements).map(([key, [first]]) => [key, first?.value]),
      ),
    ).toEqual({
      focus: ['substance-use', 'co-occurring'],
      modality: ['cbt'],
      payment: ['medicaid', 'self-pay'],
      language: ['es'],
      licence: ['state-substance-use-agency'],
      telehealth: 'offered',
      ages: { min: null, max: null, groups: ['adults'] },
      accreditation: [{ body: 'carf', scope: 'facility' }],
      location: {
        street: '12 Oak Street, Suite 3',
        city: 'Blacklick',
        state: 'OH',
        zip: '43004',
        lat: middle.lat,
        lon: middle.lon,
        precision: 'zip',
      },
      phone: '614-555-0142',
    })
    expect(statements.safeParse(program.statements).success).toBe(true)
  })

  it.each([
    ['samhsa-su', 'OIT', ['iop']],
    ['samhsa-su', 'ODT', ['php']],
    ['samhsa-su', 'OIT * ODT', ['iop', 'php']],
    ['samhsa-su', 'ORT', []],
    ['samhsa-mh', 'MH PHDT', ['php']],
    ['samhsa-mh', 'MH PH', ['php']],
    ['samhsa-mh', 'MH PH PHDT', ['php']],
    ['samhsa-mh', 'MH OMH', []],
  ])('on %s with %s has the programs %s', async (list, codes, levels) => {
    const found = await imported(
      aFile([{ ...harbor, service_code_info: codes }], `${list}-2024.csv`),
    )
    expect(found.map(({ level }) => level)).toEqual(levels)
    expect(
      found.every(
        ({ statements: { focus } }) =>
          focus?.[0]?.value[0] === (list === 'samhsa-su' ? 'substance-use' : 'mental-health'),
      ),
    ).toBe(true)
  })

  it.each([
    ['Harbor IOP', '', true],
    ['Harbor House', 'Adult I.O.P. and IOP-Teens', true],
    ['Harbor Intensive  Outpatient Program', '', true],
    ['Biopsy House', 'Diopter', false],
    ['Intensive Residential', 'Outpatient', false],
  ])(
    'on the mental-health list is an IOP when its own name says so: %s / %s',
    async (name1, name2, isOne) => {
      const lines = [{ ...harbor, name1, name2, service_code_info: 'MH OMH' }]
      expect((await imported(aFile(lines, mh))).map(({ level }) => level)).toEqual(
        isOne ? ['iop'] : [],
      )
      expect(
        await imported(aFile([{ ...harbor, name1, name2, service_code_info: 'SA ORT' }])),
      ).toEqual([])
    },
  )

  it('on the mental-health list that treats substance use too says nothing of it, but for both together', async () => {
    const focus = async (codes: string) =>
      (await only({ service_code_info: codes }, mh)).statements.focus?.[0]?.value
    expect(await focus('SA MH PHDT')).toEqual(['mental-health'])
    expect(await focus('SA MH SUMH PHDT')).toEqual(['mental-health', 'co-occurring'])
  })

  it('is one place with every line that agrees on the seven fields, case and blanks aside', async () => {
    const again = {
      ...harbor,
      name1: 'HARBOR  HOUSE',
      city: ' blacklick',
      zip: '43004-1234',
      phone: '614-555-0199',
      intake1: '614-555-0111',
    }
    const found = await imported(
      aFile([
        { ...harbor, phone: '' },
        { ...again, service_code_info: 'ODT * CBT' },
      ]),
    )
    expect(found.map(({ level }) => level)).toEqual(['iop', 'php'])
    expect(found[0]?.name).toBe('Harbor House – Outpatient Services')
    expect(found[0]?.statements).toMatchObject({
      modality: [{ value: ['cbt'] }],
      phone: [{ value: '614-555-0199' }],
    })
    expect(found[0]?.statements.intake).toMatchObject([
      { value: { url: null, phone: '614-555-0111' } },
    ])
    expect(await imported(aFile([harbor, { ...harbor, street2: 'Suite 4' }]))).toHaveLength(2)
  })

  it('keeps names of other letters', async () => {
    expect((await only({ name1: 'Cañon House', city: 'Cañon City' })).slug).toMatch(
      /^canon-house-outpatient-services-canon-city-oh-iop-/,
    )
  })
})

describe('the address of a line', () => {
  const location = async (own: Readonly<Record<string, string>>) =>
    (await only(own)).statements.location?.[0]?.value
  const exact = { latitude: '39.9612', longitude: '-82.8011' }

  it('has its own point where the file has one, else its ZIP’s', async () => {
    expect(await location(exact)).toMatchObject({ lat: 39.9612, lon: -82.8011, precision: 'exact' })
    expect(await location({ latitude: '', longitude: '' })).toMatchObject({ ...middle })
  })

  it('that is withheld shows no street, and never a point of its own', async () => {
    expect(await location({ street1: '---', ...exact })).toEqual({
      street: null,
      city: 'Blacklick',
      state: 'OH',
      zip: '43004',
      ...middle,
      precision: 'withheld',
    })
  })

  it('of strokes and blanks is no street, and has no point of its own either', async () => {
    expect(await location({ street1: '- - -', ...exact })).toMatchObject({
      street: null,
      ...middle,
      precision: 'withheld',
    })
  })

  it('is known without a point where the ZIP has none', async () => {
    const [first] = await imported(aFile([harbor]), [], { pointOf: () => null })
    expect(first?.statements.location?.[0]?.value).toMatchObject({
      street: '12 Oak Street, Suite 3',
      lat: null,
      lon: null,
    })
  })

  it('that has no city is not stated, and that is said', async () => {
    expect((await only({ city: '' })).statements.location).toBeUndefined()
    expect(await saidOf({ city: '' })).toEqual([[2, 'city', t.noCity]])
  })
})

describe('the phones of a line', () => {
  const intake = async (own: Readonly<Record<string, string>>) =>
    (await only(own)).statements.intake?.[0]?.value.phone ?? null

  it.each([
    [{ intake1: '614-555-0111 x12' }, '614-555-0111 x12'],
    [{ intake2: '614-555-0122' }, '614-555-0122'],
    [{ intake1: '614-555-0111', intake2: '614-555-0122' }, '614-555-0111'],
    [{ intake1: '614-555-0111', intake1a: '22' }, '614-555-0111 x22'],
    [{ intake1: '888-304-4673', intake1a: '888-304HOPE' }, '888-304-4673'],
    [{ intake1a: '614-555-0133' }, '614-555-0133'],
    [{ intake1a: '888-PARNEXT' }, null],
    [{ intake1a: '410-768-0123 ext 5' }, '410-768-0123 x5'],
    [{}, null],
  ])(
    '%j: the number to call about starting is %s, and nothing is odd about it',
    async (own, phone) => {
      expect(await intake(own)).toBe(phone)
      expect(await saidOf(own)).toEqual([])
    },
  )

  it('that are no numbers are said and left out', async () => {
    expect(await saidOf({ phone: '555-0142', intake1: 'call us' })).toEqual([
      [2, 'phone', t.notAPhone('555-0142')],
      [2, 'intake1', t.notAPhone('call us')],
    ])
    expect((await only({ phone: '555-0142' })).statements.phone).toBeUndefined()
  })
})

describe('what is odd in a line', () => {
  it.each([
    ['a ZIP that lost its zero', { zip: '2139' }, [[2, 'zip', t.shortZip('02139')]]],
    ['one that lost two', { zip: '601' }, [[2, 'zip', t.shortZip('00601')]]],
    ['one with four more digits', { zip: '430041234' }, []],
    ['a name that hides a direction', { name2: 'Safe\u202eHouse' }, [[2, 'name2', t.unreadable]]],
    ['a street without end', { street1: 'x'.repeat(300) }, [[2, 'street1', t.unreadable]]],
    [
      'a point off the earth',
      { latitude: '139.9', longitude: '-82' },
      [[2, 'latitude', t.notAPoint]],
    ],
    ['half a point', { latitude: '39.9', longitude: '' }, [[2, 'latitude', t.notAPoint]]],
  ])('is said, and the line is read without it: %s', async (_, own, said) => {
    expect(await saidOf(own)).toEqual(said)
    expect(await imported(aFile([{ ...harbor, ...own }]))).toHaveLength(1)
  })

  it('is a column that nobody reads, or one that is there twice', async () => {
    const text =
      'name1,beds,street1,state,zip,service_code_info,name1,\nHarbor,4,1 Main Street,OH,43004,OIT,Other,note\n'
    const { problems, changes } = await planOf(aFile(text))
    expect(problems).toEqual([
      { field: 'beds', message: t.unknownColumn, line: 1 },
      { field: 'name1', message: t.repeatedColumn, line: 1 },
      { field: 'column 8', message: t.unknownColumn, line: 1 },
      { field: 'city', message: t.noCity, line: 2 },
    ])
    expect(changes[0]?.listing.name).toBe('Harbor')
  })
})

describe('a file that cannot be an edition is refused whole', () => {
  it('for lines that cannot be a place, naming each', async () => {
    const lines = [
      harbor,
      { ...harbor, name1: ' ' },
      { ...harbor, state: 'Ohio' },
      { ...harbor, state: '' },
      { ...harbor, zip: '' },
      { ...harbor, zip: '4300B' },
      { ...harbor, name1: 'x'.repeat(300) },
    ]
    const file = aFile(lines)
    const text = `${new TextDecoder().decode(file.bytes)}too,few\n`
    expect(
      (await refusals(aFile(text))).map(({ line, field, message }) => [line, field, message]),
    ).toEqual([
      [3, 'name1', t.missing],
      [4, 'state', t.notAState('Ohio')],
      [5, 'state', t.missing],
      [6, 'zip', t.missing],
      [7, 'zip', t.notAZip('4300B')],
      [8, 'name1', t.notAName],
      [9, 'line', t.fieldCount(2, 9)],
    ])
  })

  it.each([['directory.csv'], ['su-2023-and-2024.csv'], ['su-12024.csv']])(
    'without one year in its name: %s',
    async (name) => {
      expect(await refusals(aFile([harbor], name))).toEqual([
        { field: 'file', message: t.unknownYear },
      ])
    },
  )

  it('when neither its codes nor its name say which list it is', async () => {
    const lines = [{ ...harbor, service_code_info: 'SA OP' }]
    expect(await refusals(aFile(lines, 'list-2024.csv'))).toEqual([
      { field: 'file', message: t.unknownList },
    ])
    expect((await planOf(aFile(lines, 'mh-2024.csv'))).source.list).toBe('samhsa-mh')
    expect((await planOf(aFile([harbor], '/folder/mh-2023/2024.csv'))).source).toMatchObject({
      list: 'samhsa-su',
      year: 2024,
      name: '2024.csv',
    })
  })

  it('when it has no codes, or is said to be of another kind', async () => {
    expect(await refusals(aFile('name1,state,zip\nHarbor,OH,43004\n'))).toEqual([
      { field: 'file', message: t.notADirectory('“service_code_info”') },
    ])
    expect(await refusals(aFile([harbor], 'samhsa-su-2024.csv', 'findtreatment'))).toEqual([
      { field: 'file', message: t.notAnExport },
    ])
    expect(await refusals(aFile([harbor], 'samhsa-su-2024.csv', 'csv'))).toEqual([
      { field: 'file', message: t.notOwn },
    ])
  })
})

it('a plan names its file: kind, list, year and what its bytes hash to', async () => {
  const { source } = await planOf(
    aFile(
      'name1,street1,state,zip,service_code_info\n'.concat('Harbor,1 Main Street,OH,43004,OIT\n'),
    ),
  )
  expect(source).toEqual({
    format: 'samhsa-directory',
    list: 'samhsa-su',
    year: 2024,
    name: 'samhsa-su-2024.csv',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})
