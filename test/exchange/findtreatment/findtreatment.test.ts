import { describe, expect, it } from '@jest/globals'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import { say } from '../../../src/messages/say.js'
import { aFile, applied, countsOf, harbor, imported, middle, planOf, refusals } from '../a-file.js'

type Line = Readonly<Record<string, string>>
const t = say.fileProblems
const { service_code_info: _, ...place } = harbor
/** About 3 miles from the middle of the ZIP. */
const near = { latitude: '40.04', longitude: '-82.81' }
const facility: Line = {
  ...place,
  website: 'http://www.harbor.example.org',
  ...near,
  type_facility: 'SU',
  oit: '1',
  cbt: '1',
}
const source = 'samhsa-findtreatment-2025-08'
const month = (lines: readonly Line[] | string, when = '2025-08') =>
  aFile(lines, `findtreatment-oh-${when}.csv`)
const directory = (lines: readonly Line[] = [harbor], list = 'su') =>
  aFile(lines, `samhsa-${list}-2024.csv`)
const first = (listings: readonly Listing[]): Listing => {
  const [one] = listings
  if (!one) throw new Error('no listing')
  return one
}

describe('an export of FindTreatment.gov', () => {
  it('is known by its flags, however its header is written, and names its month', async () => {
    const text =
      '    name1,street1,City,state,zip,phone,website,latitude,longitude,typeFacility,OIT \r\n'
    const row =
      'Harbor House,12 Oak Street,Blacklick,OH,43004,614-555-0142,https://harbor.example.org,40.04,-82.81,SU,1\r\n'
    const { source: file, changes, problems } = await planOf(month(text + row))
    expect(file).toMatchObject({
      format: 'findtreatment',
      list: null,
      year: 2025,
      name: 'findtreatment-oh-2025-08.csv',
    })
    expect(changes).toHaveLength(1)
    expect(problems).toEqual([])
    expect(await refusals(aFile([facility], 'findtreatment-2025.csv'))).toEqual([
      { field: 'file', message: t.unknownMonth },
    ])
    expect(await refusals(month([{ ...facility, state: 'Ohio' }]))).toMatchObject([
      { field: 'state', line: 2 },
    ])
  })

  it('says which flags are in no code key, with their lines, and which columns it did not read', async () => {
    const { problems } = await planOf(
      month([
        { ...facility, ubn: '1', ct: '', beds: '12' },
        { ...facility, street1: '9 Elm Avenue', phone: '', ubn: '1' },
      ]),
    )
    expect(problems.map(({ field, message }) => [field, message])).toEqual([
      ['beds', t.unknownColumn],
      ['ubn', t.unknownCode('ubn', 2)],
      ['ct', t.unknownCode('ct', 0)],
    ])
  })
})

describe('a listing that it knows too', () => {
  it('gets its website and its own point, and nothing else', async () => {
    const known = await imported(directory())
    const listing = first(await imported(month([facility]), known))
    const said = { source, scope: 'facility', method: 'import', checkedOn: null }
    expect(listing).toEqual({
      ...first(known),
      statements: {
        ...first(known).statements,
        website: [{ ...said, value: 'http://www.harbor.example.org/' }],
        location: [
          ...(first(known).statements.location ?? []),
          {
            ...said,
            value: {
              street: '12 Oak Street, Suite 3',
              city: 'Blacklick',
              state: 'OH',
              zip: '43004',
              lat: 40.04,
              lon: -82.81,
              precision: 'exact',
            },
          },
        ],
      },
    })
    expect(toProgram(listing).location).toMatchObject({ lat: 40.04, precision: 'exact' })
    expect(toProgram(listing).facts.location?.source).toBe(source)
  })

  it.each([
    ['the seven fields', {}],
    ['name, street and ZIP', { name2: '', street2: '', phone: '' }],
    ['street, ZIP and phone', { name1: 'Anchor Recovery' }],
    ['the other survey’s answer', { type_facility: 'MH', oit: '' }],
  ])('is known by %s', async (_, own) => {
    expect(
      countsOf(await planOf(month([{ ...facility, ...own }]), await imported(directory()))),
    ).toEqual({
      new: 0,
      changed: 1,
      unchanged: 0,
      absent: 0,
    })
  })

  it('is not guessed when two places share street, ZIP and phone, nor doubled', async () => {
    const known = await imported(directory([harbor, { ...harbor, name1: 'Second' }]))
    expect(countsOf(await planOf(month([{ ...facility, name1: 'Third' }]), known))).toEqual({
      new: 0,
      changed: 0,
      unchanged: 0,
      absent: 0,
    })
  })

  it('of its own survey’s answer gets the website first', async () => {
    const known = await imported(directory([{ ...harbor, service_code_info: 'PHDT' }], 'mh'))
    const other = {
      ...facility,
      type_facility: 'MH',
      website: 'https://mh.example.org/',
      phdt: '1',
      oit: '',
    }
    expect(
      first(await imported(month([{ ...facility, oit: '' }, other]), known)).statements.website?.[0]
        ?.value,
    ).toBe('https://mh.example.org/')
    expect(
      first(
        await imported(
          month([
            { ...facility, oit: '' },
            { ...other, website: '' },
          ]),
          known,
        ),
      ).statements.website?.[0]?.value,
    ).toBe('http://www.harbor.example.org/')
  })

  it.each([
    ['has a point of its own', { latitude: '40.02', longitude: '-82.8' }, {}],
    ['withholds its address', { street1: '---', street2: '' }, { street1: '---', street2: '' }],
    ['shows no street', { street1: '- - -', street2: '' }, { street1: '- - -', street2: '' }],
    ['withholds it where the export does not', { street1: '---', street2: '' }, {}],
    ['is more than 8 miles away', {}, { latitude: '40.2', longitude: '-82.81' }],
    ['has no point in the export', {}, { latitude: '', longitude: '' }],
  ])('gets no point when it %s', async (_, known, own) => {
    const before = await imported(directory([{ ...harbor, ...known }]))
    const after = await imported(month([{ ...facility, ...own }]), before)
    expect(after).toHaveLength(1)
    expect(first(after).statements.location).toEqual(first(before).statements.location)
  })

  it('keeps a website that others gave, which stands first', async () => {
    const listing = first(await imported(directory()))
    const editors = {
      source: 'editor',
      scope: 'program',
      method: 'editor',
      checkedOn: '2026-10-01',
      value: 'https://iop.example.org/',
    } as const
    const after = first(
      await imported(month([facility]), [
        { ...listing, statements: { ...listing.statements, website: [editors] } },
      ]),
    )
    expect(after.statements.website?.map((one) => one.source)).toEqual(['editor', source])
    expect(toProgram(after).website).toBe('https://iop.example.org/')
  })

  it('takes an older export’s word never, and a newer one’s in its place', async () => {
    const known = await imported(month([facility]), await imported(directory()))
    expect(
      countsOf(
        await planOf(
          month([{ ...facility, website: 'https://old.example.org' }], '2024-11'),
          known,
        ),
      ),
    ).toMatchObject({
      changed: 0,
      unchanged: 1,
    })
    const newer = first(
      await imported(
        month([{ ...facility, website: 'https://new.example.org' }], '2025-11'),
        known,
      ),
    )
    expect(newer.statements.website?.map(({ source, value }) => [source, value])).toEqual([
      ['samhsa-findtreatment-2025-11', 'https://new.example.org/'],
    ])
  })
})

describe('a program that no list has', () => {
  it('waits for an editor with all that the export says, under the identity that its list would give it', async () => {
    const [added] = await imported(month([facility]), [], { publish: false })
    expect(added).toMatchObject({
      status: 'in-review',
      edition: null,
      identity: first(await imported(directory())).identity,
    })
    expect(added?.statements).toMatchObject({
      modality: [{ source, value: ['cbt'] }],
      location: [{ value: { lat: 40.04, precision: 'exact' } }],
    })
  })

  it.each([
    ['SU', { oit: '1' }, ['iop']],
    ['SU', { oit: '1', odt: '1' }, ['iop', 'php']],
    ['SU', { phdt: '1' }, []],
    ['MH', { phdt: '1' }, ['php']],
    ['MH', { ph: '1' }, ['php']],
    ['MH', { oit: '1' }, []],
    ['', { odt: '1', ort: '1' }, ['php']],
    ['', { phdt: '1', omh: '1' }, ['php']],
  ])('of survey “%s” with the flags %j has the levels %j', async (type_facility, flags, levels) => {
    const found = await imported(
      month([{ ...facility, oit: '', odt: '', phdt: '', ph: '', type_facility, ...flags }]),
    )
    expect(found.map(({ level }) => level)).toEqual(levels)
  })

  it('is one for each survey that the place answered, as it would be in the lists', async () => {
    const found = await imported(
      month([facility, { ...facility, type_facility: 'MH', oit: '', phdt: '1' }]),
    )
    expect(found.map(({ identity }) => identity.split('|')[0])).toEqual(['samhsa-su', 'samhsa-mh'])
  })

  it('is published at once where that is asked', async () => {
    expect(first(await imported(month([facility]), [], { publish: true })).status).toBe('published')
  })

  it('becomes a listing of its list when an edition has it, and is not marked by one that has not', async () => {
    const known = await imported(month([facility]), [], { publish: false })
    expect(
      countsOf(
        await planOf(directory([{ ...harbor, street1: '9 Elm Avenue', name1: 'Else' }]), known),
      ),
    ).toMatchObject({ new: 1, absent: 0 })
    const after = await imported(directory(), known)
    expect(after.map(({ identity, status, edition }) => [identity, status, edition?.year])).toEqual(
      [[first(known).identity, 'in-review', 2024]],
    )
    expect(first(after).statements.website?.[0]?.source).toBe(source)
  })

  it('keeps what was said of it when a later export has only the other survey’s answer', async () => {
    const known = await imported(month([facility]))
    const later = month([{ ...facility, type_facility: 'MH', oit: '' }], '2025-11')
    expect(countsOf(await planOf(later, known))).toEqual({
      new: 0,
      changed: 0,
      unchanged: 1,
      absent: 0,
    })
  })

  it('has the middle of its ZIP when its point is far from it, which is said', async () => {
    const { changes, problems } = await planOf(month([{ ...facility, latitude: '40.2' }]))
    expect(changes[0]?.listing.statements.location?.[0]?.value).toMatchObject({ ...middle })
    expect(problems).toEqual([{ field: 'latitude', message: t.pointTooFar(8), line: 2 }])
  })
})

describe('the same export again', () => {
  it('finds nothing to do', async () => {
    const lines = [
      facility,
      {
        ...facility,
        name1: 'Lighthouse',
        street1: '9 Elm Avenue',
        phone: '614-555-0900',
        odt: '1',
      },
    ]
    const plan = await planOf(month(lines), await imported(directory()))
    expect(countsOf(plan)).toEqual({ new: 2, changed: 1, unchanged: 0, absent: 0 })
    expect(
      countsOf(await planOf(month(lines), applied(await imported(directory()), plan))),
    ).toEqual({
      new: 0,
      changed: 0,
      unchanged: 3,
      absent: 0,
    })
  })
})

describe('a later export', () => {
  it('still knows a listing by its door beside a program that only an export brought there', async () => {
    const lines = [
      { ...facility, name1: 'Anchor Recovery' },
      { ...facility, name1: 'Anchor Recovery', type_facility: 'MH', oit: '', phdt: '1' },
    ]
    const known = await imported(month(lines), await imported(directory()))
    expect(known).toHaveLength(2)
    const later = lines.map((line) => ({ ...line, website: 'https://anchor.example.org/' }))
    expect(countsOf(await planOf(month(later, '2025-11'), known))).toEqual({
      new: 0,
      changed: 2,
      unchanged: 0,
      absent: 0,
    })
  })
})

describe('the website of a line', () => {
  it.each([
    ['http://', null],
    ['ftp://files.example.org', null],
    ['http://localhost/', null],
    ['www.example.org/iop', 'http://www.example.org/iop'],
    ['HTTPS://Example.org', 'https://example.org/'],
  ])('%s is read as %s', async (website, read) => {
    const { changes, problems } = await planOf(month([{ ...facility, website }]))
    expect(changes[0]?.listing.statements.website?.[0]?.value ?? null).toBe(read)
    expect(problems.map(({ message }) => message)).toEqual(
      read === null ? [t.notAWebAddress(website)] : [],
    )
  })
})
