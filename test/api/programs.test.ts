import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTown, type VisitorSite } from '../support/site/open-visitors.js'

describe('the API of programs', () => {
  let site: VisitorSite
  beforeAll(async () => {
    site = await openTown({ SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it('answers a search with the keys of the contract', async () => {
    const { body, headers } = await site
      .get('/api/v1/programs?near=43215&level=iop&size=3')
      .expect(200)
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(Object.keys(body)).toEqual([
      'total',
      'page',
      'pages',
      'size',
      'programs',
      'facets',
      'notStated',
    ])
    expect(body).toMatchObject({ page: 1, size: 3, pages: Math.ceil(body.total / 3) })
    expect(body.programs).toHaveLength(3)
    expect(body.facets.payment[0]).toEqual({
      value: expect.any(String),
      label: expect.any(String),
      count: expect.any(Number),
    })
    expect(Object.keys(body.notStated)).toEqual(
      expect.arrayContaining([...Object.keys(body.facets), 'hours']),
    )
  })

  it('answers a program with the keys of the contract, what is not stated being null or empty', async () => {
    const slug = site.catalogue.programs()[0]?.slug
    const { body } = await site.get(`/api/v1/programs/${slug}`).expect(200)
    expect(Object.keys(body).toSorted()).toEqual(
      [
        ...[
          'slug',
          'name',
          'organization',
          'status',
          'level',
          'focus',
          'modality',
          'condition',
          'telehealth',
          'statesServed',
          'hours',
        ],
        ...[
          'sessionsPerWeek',
          'minutesPerSession',
          'schedule',
          'weeks',
          'ages',
          'payment',
          'cost',
          'language',
          'population',
          'licence',
        ],
        ...[
          'accreditation',
          'location',
          'intake',
          'phone',
          'website',
          'accepting',
          'startWithinDays',
          'sample',
          'edition',
          'facts',
          'checkedOn',
        ],
        ...['medication', 'opioidCare', 'alcoholCare', 'detox', 'alsoHere', 'service', 'testing'],
        ...['gender', 'onlyFor', 'ownership', 'facilityType', 'smoking'],
        ...['place', 'phoneShared', 'intakePhoneShared'],
      ].toSorted(),
    )
    expect(body).toMatchObject({
      hours: { min: null, max: null, unit: null, clockMin: null, clockMax: null, statedAs: null },
      weeks: { min: null, max: null, basis: null },
      schedule: [],
      accepting: null,
      cost: null,
      sample: false,
      edition: { list: expect.stringMatching(/^samhsa-(su|mh)$/), year: 2024, absentSince: null },
    })
    expect(body.location).toMatchObject({
      street: expect.anything(),
      city: expect.any(String),
      precision: expect.stringMatching(/^(exact|zip|zip3)$/),
    })
    expect(body.facts.location).toEqual({
      source: expect.any(String),
      scope: 'facility',
      checkedOn: null,
      method: 'import',
    })
  })

  it('gives distances in miles from a place, nearest first, and none without a place', async () => {
    const { body } = await site.get('/api/v1/programs?near=Columbus, OH&size=50').expect(200)
    const distances = body.programs.flatMap(({ distance }: { distance?: number }) => distance ?? [])
    expect(distances.length).toBeGreaterThan(20)
    expect(distances).toEqual(distances.toSorted((a: number, b: number) => a - b))
    expect(
      (await site.get('/api/v1/programs?size=2')).body.programs.some(
        (program: object) => 'distance' in program,
      ),
    ).toBe(false)
  })

  it.each([
    ['nonsense=1', 'nonsense'],
    ['payment=gold', 'payment'],
    ['hours_min=ten', 'hours_min'],
    ['hours_min=12&hours_max=9', 'hours_max'],
    ['near=Atlantis, OH', 'near'],
    ['within=7', 'within'],
    ['sort=distance', 'sort'],
    ['page=0', 'page'],
    ['size=51', 'size'],
    ['q=a&q=b', 'q'],
    ['a[b]=1', 'a[b]'],
  ])('answers 400 and names the field for ?%s', async (query, field) => {
    const { body } = await site.get(`/api/v1/programs?${query}`).expect(400)
    expect(Object.keys(body)).toEqual(['problems'])
    expect(body.problems).toContainEqual({ field, message: expect.stringMatching(/\.$/) })
  })

  it('answers a page past the last empty, with the same total', async () => {
    const { body } = await site.get('/api/v1/programs?state=RI').expect(200)
    const past = await site.get(`/api/v1/programs?state=RI&page=${body.pages + 1}`).expect(200)
    expect(past.body).toMatchObject({
      total: body.total,
      pages: body.pages,
      page: body.pages + 1,
      programs: [],
    })
  })

  it('answers every page of a search once over all of its programs', async () => {
    const first = (await site.get('/api/v1/programs?state=RI&size=50')).body
    const slugs: string[] = []
    for (let page = 1; page <= first.pages; page++)
      slugs.push(
        ...(await site.get(`/api/v1/programs?state=RI&size=50&page=${page}`)).body.programs.map(
          ({ slug }: { slug: string }) => slug,
        ),
      )
    expect(new Set(slugs).size).toBe(first.total)
    expect(slugs).toHaveLength(first.total)
  })

  it('does not send again what a client already has', async () => {
    const { headers } = await site.get('/api/v1/programs?state=RI').expect(200)
    const again = await site
      .get('/api/v1/programs?state=RI')
      .set('If-None-Match', String(headers['etag']))
    expect([again.status, again.text]).toEqual([304, ''])
    await site
      .get('/api/v1/programs?state=VT')
      .set('If-None-Match', String(headers['etag']))
      .expect(200)
    const several = await site
      .get('/api/v1/programs?state=RI')
      .set('If-None-Match', `"other", ${headers['etag']}`)
      .expect(304)
    expect([several.headers['vary'], several.headers['access-control-expose-headers']]).toEqual([
      'Accept-Encoding',
      'ETag, Link, Retry-After, RateLimit, RateLimit-Policy',
    ])
  })

  it('says 404 and 405 in JSON', async () => {
    const unknown = await site.get('/api/v1/programs/nobody-here-aaaa').expect(404)
    expect(unknown.body).toEqual({ problems: [{ field: '', message: expect.any(String) }] })
    const { default: supertest } = await import('supertest')
    const posted = await supertest(site.app).post('/api/v1/programs').expect(405)
    expect(posted.headers['allow']).toBe('GET, HEAD')
    expect(posted.body.problems).toHaveLength(1)
  })

  it('shows samples as samples, and none of them when they are off', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => site.get(`/api/v1/programs?source=provider&size=50&page=${page}`)),
    )
    const samples = pages
      .flatMap(({ body }) => body.programs)
      .filter(({ sample }: { sample: boolean }) => sample)
    expect(samples).toHaveLength(6)
    const off = await openTown()
    expect((await off.get('/api/v1/programs')).body.total).toBe(
      (await site.get('/api/v1/programs')).body.total - 6,
    )
    await off.get(`/api/v1/programs/${samples[0].slug}`).expect(404)
    await off.get(`/programs/${samples[0].slug}`).expect(404)
    await off.close()
  })
})
