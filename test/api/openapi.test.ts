import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { apiRoutes } from '../../src/api/index.js'
import { searchParameters } from '../../src/catalog/search/search-query.js'
import { openTown, type VisitorSite } from '../support/site/open-visitors.js'

type Json = Readonly<Record<string, unknown>>
type Parameter = Readonly<{ name: string; schema: Json }>
type Operation = Readonly<{
  operationId: string
  parameters?: readonly Parameter[]
  responses: Readonly<
    Record<string, Readonly<{ content?: Readonly<Record<string, Readonly<{ schema: Json }>>> }>>
  >
}>
type Description = Readonly<{
  openapi: string
  info: Readonly<{ version: string }>
  paths: Readonly<Record<string, Readonly<{ get: Operation }>>>
  components: { schemas: Readonly<Record<string, Json>> }
}>

/**
 * A schema with what it refers to put in its place, that allows no property which it does not name.
 */
const strict = (schema: unknown, all: Readonly<Record<string, Json>>): unknown => {
  if (Array.isArray(schema)) return schema.map((one) => strict(one, all))
  if (typeof schema !== 'object' || schema === null) return schema
  const node = schema as Json
  const name = typeof node['$ref'] === 'string' ? node['$ref'].split('/').at(-1) : undefined
  if (name) return strict(all[name], all)
  const whole = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, strict(value, all)]),
  )
  return node['properties'] ? { ...whole, additionalProperties: false } : whole
}

describe('the description of the API', () => {
  let site: VisitorSite
  let description: Description
  const shapeOf = (path: string, status: string) => {
    const schema =
      description.paths[path]?.get.responses[status]?.content?.['application/json']?.schema
    return z.fromJSONSchema(
      strict(schema, description.components.schemas) as Parameters<typeof z.fromJSONSchema>[0],
    )
  }
  /** What an answer has that its description does not say, or the other way round. */
  const wrongIn = async (path: string, address: string, status = '200') => {
    const answer = await site.get(`/api/v1${address}`)
    expect({ address, status: String(answer.status) }).toEqual({ address, status })
    return shapeOf(path, status).safeParse(answer.body).error?.issues ?? []
  }
  beforeAll(async () => {
    site = await openTown({ SAMPLE_PROGRAMS: 'true' })
    description = (await site.get('/api/v1/openapi.json').expect(200)).body
  })
  afterAll(() => site.close())

  it('is of the release that package.json names, as is that of Open Referral', async () => {
    const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
    const { version } = JSON.parse(file) as Readonly<{ version: string }>
    expect(description.info.version).toBe(version)
    const hsds = await site.get('/hsds/openapi.json').expect(200)
    expect(hsds.body.info.version).toBe(version)
  })

  it('is OpenAPI 3.1, and names every address of the API', () => {
    expect(description.openapi).toBe('3.1.0')
    expect(Object.keys(description.paths).toSorted()).toEqual(
      apiRoutes(site.catalogue)
        .map(({ path }) => path.replace(/:(\w+)/g, '{$1}'))
        .toSorted(),
    )
    const names = Object.values(description.paths).map(({ get }) => get.operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  it('names every parameter of a search', () => {
    const named = description.paths['/programs']?.get.parameters ?? []
    expect(named.map(({ name }) => name).toSorted()).toEqual([...searchParameters].toSorted())
  })

  it('names values that a search takes', async () => {
    for (const { name, schema } of description.paths['/programs']?.get.parameters ?? []) {
      const values = (schema['enum'] ??
        (schema['items'] as Json | undefined)?.['enum'] ?? [
          schema['default'] ?? schema['minimum'] ?? [],
        ]) as unknown[]
      for (const value of values.flat()) {
        const near = name === 'within' || value === 'distance' ? '&near=43215' : ''
        const hours = name === 'hours_unknown' ? '&hours_min=9' : ''
        const { status } = await site.get(
          `/api/v1/programs?size=1&${name === 'size' ? 'page=1' : `${name}=${value}`}${near}${hours}`,
        )
        expect({ name, value, status }).toEqual({ name, value, status: 200 })
      }
    }
  })

  it('says what each answer holds, and nothing that it does not', async () => {
    const programs = site.catalogue.programs()
    const remarkable = [
      programs[0],
      ...(['area', 'schedule', 'accreditation', 'edition', 'location', 'hours'] as const).map(
        (key) =>
          programs.find((program) =>
            key === 'hours'
              ? program.hours.min !== null
              : Array.isArray(program[key])
                ? program[key].length > 0
                : program[key],
          ),
      ),
      programs.find(({ facts }) => Object.values(facts).some(({ also }) => also)),
    ].flatMap((program) => program?.slug ?? [])
    expect(remarkable.length).toBeGreaterThan(6)
    for (const slug of remarkable)
      expect({ slug, wrong: await wrongIn('/programs/{slug}', `/programs/${slug}`) }).toEqual({
        slug,
        wrong: [],
      })
    const asked = remarkable.slice(0, 3).map((slug) => `program=${slug}`)
    for (const [path, address] of [
      ['/programs', '/programs?near=43215&size=50'],
      ['/programs', '/programs?source=provider&size=50'],
      ['/programs', '/programs?q=recovry%20teems'],
      ['/compare', `/compare?${asked.join('&')}`],
      ['/changes', '/changes?since=0'],
    ] as const)
      expect({ address, wrong: await wrongIn(path, address) }).toEqual({ address, wrong: [] })
  })

  it('says what is answered to what cannot be', async () => {
    expect(await wrongIn('/programs', '/programs?payment=gold', '400')).toEqual([])
    expect(await wrongIn('/programs/{slug}', '/programs/nobody-here-aaaa', '404')).toEqual([])
    expect(await wrongIn('/compare', '/compare', '400')).toEqual([])
    expect(await wrongIn('/changes', '/changes?since=x', '400')).toEqual([])
  })
})
