import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { openReferralRoutes } from '../../src/api/index.js'
import { meetsOnline } from '../../src/catalog/program/facets.js'
import type { Program } from '../../src/catalog/program/program.js'
import { storyEngine } from '../support/database/fresh-database.js'
import { openSite, type Site } from '../support/site/open-site.js'
import { signedIn } from '../support/site/signed-in.js'
import { hsdsOf, type Json, type Page, type Thing } from './hsds-answers.js'

describe('the directory in Open Referral’s format', () => {
  let site: Site
  let programs: readonly Program[]
  let services: readonly Thing[]
  let whole: readonly Thing[]
  let get: ReturnType<typeof hsdsOf>['get']
  let all: ReturnType<typeof hsdsOf>['all']
  beforeAll(async () => {
    site = await openSite(storyEngine, { SAMPLE_PROGRAMS: 'true' })
    ;({ get, all } = hsdsOf(site))
    programs = site.catalogue.programs()
    services = await all('services')
    whole = await all('services', '&full=true')
  })
  afterAll(() => site.close())

  it('says which version it is, at its own address', async () => {
    for (const address of ['', '/'])
      expect(await get(address)).toMatchObject({
        version: '3.0',
        profile: expect.stringMatching(/^https:/),
      })
  })

  it('describes itself in OpenAPI: every address, and the parameters that are taken', async () => {
    const { openapi_url: url } = await get<Thing & { openapi_url: string }>('/')
    const description = await get<{
      openapi: string
      paths: Record<string, { get: { parameters?: { name: string; in: string }[] } }>
    }>(new URL(url).pathname.replace('/hsds', ''))
    expect(description.openapi).toBe('3.1.0')
    expect(Object.keys(description.paths).toSorted()).toEqual(
      openReferralRoutes(site.catalogue, '')
        .map(({ path }) => path.replace(/:(\w+)/g, '{$1}'))
        .toSorted(),
    )
    for (const [path, { get: asked }] of Object.entries(description.paths))
      for (const { name, in: where } of asked.parameters ?? [])
        if (where === 'query')
          await site.get(`/hsds${path}?${name}=${name === 'full' ? 'true' : '1'}`).expect(200)
  })

  it('has one service a program, each with an identifier of its own, and no samples', async () => {
    expect(services).toHaveLength(programs.length)
    expect(services.map(({ name }) => name)).toEqual(programs.map(({ name }) => name))
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length)
  })

  it('names things by the same identifiers for ever, as other software computes them too', async () => {
    const terms = await all('taxonomy_terms')
    // Python: uuid.uuid5(uuid.UUID('5b0f7c1e-9a6d-4e0f-8c2b-3d71a4e6f905'),
    // 'taxonomy_term\nmodality\ndbt')
    expect(terms.find(({ code }) => code === 'dbt')?.id).toBe(
      '0ada4360-9de1-533c-bf5a-56ef160cf3ef',
    )
  })

  it('gives pages as the specification does, and one past the last is empty', async () => {
    const total = programs.length
    const pages = Math.ceil(total / 7)
    const first = await get<Page>('/services?per_page=7')
    expect({ ...first, contents: first.contents.length }).toEqual({
      total_items: total,
      total_pages: pages,
      page_number: 1,
      size: 7,
      first_page: true,
      last_page: false,
      empty: false,
      contents: 7,
    })
    expect(await get<Page>(`/services?per_page=7&page=${pages}`)).toMatchObject({
      first_page: false,
      last_page: true,
      size: total - 7 * (pages - 1),
    })
    expect(await get<Page>(`/services?per_page=7&page=${pages + 1}`)).toMatchObject({
      total_items: total,
      empty: true,
      size: 0,
      last_page: true,
      contents: [],
    })
  })

  it('leads from a service to its organization, its place and its words, each by its own address', async () => {
    const [{ id = '' } = {}] = services
    const service = await get<
      Thing & {
        organization: Thing
        service_at_locations: Thing[]
        attributes: (Thing & { taxonomy_term_id: string })[]
      }
    >(`/services/${id}`)
    const organization = await get<Thing & { services: Thing[] }>(
      `/organizations/${service.organization.id}`,
    )
    expect(organization.services.map((one) => one.id)).toContain(id)
    const [place] = service.service_at_locations
    expect(await get(`/service_at_locations/${place?.id}`)).toMatchObject({
      service_id: id,
      service: { id },
      location: place?.['location'],
    })
    for (const { taxonomy_term_id: term } of service.attributes) {
      const { taxonomy_id: taxonomy } = await get<Thing & { taxonomy_id: string }>(
        `/taxonomy_terms/${term}`,
      )
      expect(await get(`/taxonomies/${taxonomy}`)).toHaveProperty('id', taxonomy)
    }
    expect(await get(`/services/${id.toUpperCase()}`)).toEqual(service)
  })

  it('has no property for what nobody stated, and no “no” for it', async () => {
    const isEmpty = (value: unknown): boolean =>
      value === null ||
      value === '' ||
      (Array.isArray(value)
        ? value.length === 0 || value.some(isEmpty)
        : typeof value === 'object' && Object.values(value as object).some(isEmpty))
    expect(whole.filter(isEmpty)).toEqual([])
    const at = programs.findIndex(
      ({ ages, website, location }) =>
        ages.min === null && website === null && location?.precision === 'withheld',
    )
    expect(whole[at]).not.toHaveProperty('minimum_age')
    expect(whole[at]).not.toHaveProperty('url')
    expect(JSON.stringify(whole[at])).not.toContain('address_1')
  })

  it('hands on hours, ages, phones and places as the API has them', async () => {
    const i = programs.findIndex(({ hours, location }) => hours.min !== null && location !== null)
    const program = programs[i] as Program
    expect(whole[i]).toMatchObject({
      status: 'active',
      description: expect.stringMatching(/Hours a week: \d/),
      service_at_locations: [
        {
          location: {
            latitude: program.location?.lat,
            addresses: [{ city: program.location?.city, state_province: program.location?.state }],
          },
        },
      ],
    })
    // Most of what SAMHSA's lists say is about the facility, and is handed on as that.
    const ofFacility = programs.findIndex(({ facts }) => facts.payment?.scope === 'facility')
    expect(whole[ofFacility]).toMatchObject({
      description: expect.stringMatching(/Payment: [^.]* \(the facility\)\./),
    })
    for (const [n, { phone, ages }] of programs.entries()) {
      const { phones = [], minimum_age: least = null } = whole[n] as {
        phones?: { number: string }[]
        minimum_age?: number
      }
      if (phone) expect(phones.map(({ number }) => number)).toContain(phone.split(' x')[0])
      expect(least).toBe(ages.min)
    }
  })

  it('puts no pin where an address is withheld, and no place where all sessions are online', () => {
    const placesOf = (i: number) =>
      (whole[i]?.['service_at_locations'] ?? []) as readonly Readonly<{ location: Json }>[]
    const withheld = programs.flatMap(({ location }, i) =>
      location?.precision === 'withheld' ? [i] : [],
    )
    expect(withheld.length).toBeGreaterThan(50)
    for (const { location } of withheld.flatMap(placesOf)) {
      expect(location).not.toHaveProperty('latitude')
      expect(location['description']).toBe('The address is not published.')
    }
    for (const [i, { telehealth, location }] of programs.entries())
      expect(placesOf(i)).toHaveLength(location === null || telehealth === 'virtual' ? 0 : 1)
  })

  it('says of no program that people elsewhere can take part online, but of those that meet online', () => {
    const areas = (i: number) =>
      ((whole[i]?.['service_areas'] ?? []) as readonly Readonly<{ name: string }>[]).length
    expect(
      programs.filter((program) => !meetsOnline(program) && program.statesServed.length > 0).length,
    ).toBeGreaterThan(0)
    expect(
      programs.filter((program) => meetsOnline(program) && program.statesServed.length > 0).length,
    ).toBeGreaterThan(0)
    for (const [i, program] of programs.entries())
      expect(areas(i)).toBe(meetsOnline(program) ? program.statesServed.length : 0)
  })

  it('says of what belongs to a whole facility that it does', () => {
    const i = programs.findIndex(
      ({ facts, language, licence }) =>
        facts.payment?.scope === 'facility' && language.length > 0 && licence.length > 0,
    )
    const {
      attributes = [],
      languages = [],
      licenses,
    } = whole[i] as { attributes?: Json[]; languages?: Json[]; licenses?: string }
    for (const { link_type: key, value } of attributes.filter(
      ({ link_type: key }) => key === 'payment' || key === 'level',
    ))
      expect([key, value]).toEqual([key, key === 'level' ? undefined : 'the facility'])
    expect(languages[0]).toHaveProperty('note', 'the facility')
    expect(licenses).toMatch(/\(the facility\)$/)
  })

  it('still has a service that is paused, as temporarily closed', async () => {
    const [program, ...others] = programs as [Program, ...Program[]]
    const [{ id = '' } = {}] = services
    const editor = await signedIn(site)
    const { rows } = await site.database.pool.query('select id from programs where slug = $1', [
      program.slug,
    ])
    const listing = `/admin/listings/${rows[0].id}`
    const [, version = ''] =
      /name="version" value="(\d+)"/.exec((await editor.get(listing)).text) ?? []
    await editor
      .post(`${listing}/status`, {
        version,
        to: 'paused',
        reason: 'Moving house',
        until: '2031-03-01',
      })
      .expect(303)
    await site.catalogue.catchUp()
    expect(await get(`/services/${id}`)).toMatchObject({
      name: program.name,
      status: 'temporarily closed',
    })
    expect((await get<Page>('/services')).total_items).toBe(others.length + 1)
  })

  it('names organizations by their names, and says that it knows no more', async () => {
    const organizations = await all('organizations')
    expect(organizations.map(({ name }) => name).toSorted()).toEqual(
      [...new Set(programs.map(({ organization }) => organization))].toSorted(),
    )
    for (const { description } of organizations) expect(description).toMatch(/by its name alone/)
  })

  it('may be read from any page, keeps its ETag while nothing changes, and answers what cannot be used with 400', async () => {
    const answer = await site.get('/hsds/services').expect(200)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    await site
      .get('/hsds/services')
      .set('If-None-Match', String(answer.headers['etag']))
      .expect(304)
    for (const asked of [
      'page=0',
      'page=x',
      'page=-1',
      'per_page=101',
      'full=true&per_page=21',
      'per_page=',
      'full=maybe',
      'nonsense=1',
      'page=1&page=2',
      'page=1e3',
    ]) {
      const { status, body } = await site.get(`/hsds/services?${asked}`)
      expect({ asked, status, field: body.problems?.[0]?.field }).toEqual({
        asked,
        status: 400,
        field: asked.includes('21') ? 'per_page' : asked.split('=')[0],
      })
    }
    for (const address of [
      '/hsds/nowhere',
      '/hsds/services/not-an-id',
      '/hsds/taxonomies/00000000-0000-5000-8000-000000000000',
    ])
      expect((await site.get(address).expect(404)).body.problems).toHaveLength(1)
    expect((await supertest(site.app).post('/hsds/services').expect(405)).headers['allow']).toBe(
      'GET, HEAD',
    )
  })
})
