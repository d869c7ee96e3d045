import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { storyEngine } from '../support/database/fresh-database.js'
import { openTownSite, type Site } from '../support/site/open-site.js'
import { hsdsOf, type Json, type Thing } from './hsds-answers.js'

/**
 * Open Referral's schemas of HSDS 3.0, where they are at hand: their licence does not let them be
 * ours. CI names the folder, and counts a test left out as failed.
 */
const source = process.env['SOURCE_DATA']
const withSchemas = source ? describe : describe.skip
/** What the specification's own examples have, and its schemas do not name. */
const alsoIn: Readonly<Record<string, readonly string[]>> = {
  organization: ['services'],
  service_at_location: ['service'],
}

/**
 * A schema with those it refers to put in its place; none of them allows a property that is not
 * named.
 */
const schemaOf = (name: string): Json => {
  const strict = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(strict)
    if (typeof node !== 'object' || node === null) return node
    const { $ref: ref } = node as Json
    if (typeof ref === 'string') return schemaOf(ref.replace('.json', ''))
    const { properties, items, type, format, enum: values, required } = node as Json
    return Object.fromEntries(
      Object.entries({
        type,
        format,
        enum: values,
        required,
        items: strict(items),
        ...(properties
          ? {
              properties: strictIn(properties as Json, alsoIn[name] ?? []),
              additionalProperties: false,
            }
          : {}),
      }).filter(([, value]) => value !== undefined),
    )
  }
  const strictIn = (properties: Json, also: readonly string[]): Json => ({
    ...Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, strict(value)])),
    ...Object.fromEntries(also.map((key) => [key, {}])),
  })
  return strict(
    JSON.parse(readFileSync(join(source ?? '', 'hsds-3.0', `${name}.json`), 'utf8')),
  ) as Json
}
const shapeOf = (name: string) =>
  z.fromJSONSchema(schemaOf(name) as Parameters<typeof z.fromJSONSchema>[0])

withSchemas('HSDS 3.0, by Open Referral’s own schemas', () => {
  let site: Site
  let all: ReturnType<typeof hsdsOf>['all']
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
    ;({ all } = hsdsOf(site))
  })
  afterAll(() => site.close())

  const kinds = [
    'service',
    'organization',
    'service_at_location',
    'taxonomy',
    'taxonomy_term',
  ] as const
  /**
   * Every service and organization; places have a whole service each, which is not looked at again.
   */
  const wholeOf = (kind: string) =>
    kind.startsWith('taxonomy')
      ? []
      : all(plural(kind), '&full=true', kind === 'service_at_location' ? 5 : undefined)
  const plural = (kind: string): string => (kind === 'taxonomy' ? 'taxonomies' : `${kind}s`)

  it.each(kinds)(
    'every %s is valid, whole and in a list, and has no property that they do not name',
    async (kind) => {
      const shape = shapeOf(kind)
      const wrong = (things: readonly Thing[]) =>
        things
          .flatMap(
            (thing) =>
              shape
                .safeParse(thing)
                .error?.issues.map(
                  ({ path, message }) => `${thing.id} ${path.join('.')}: ${message}`,
                ) ?? [],
          )
          .slice(0, 3)
      expect(wrong(await wholeOf(kind))).toEqual([])
      expect(wrong(await all(plural(kind), '', 2))).toEqual([])
    },
  )

  it('finds what is wrong, so that it can', () => {
    const shape = shapeOf('service')
    const right = { id: '4b9b5f0c-6d0e-5f6a-9a3b-2f1c7d8e9a0b', name: 'Elm', status: 'active' }
    expect(shape.safeParse(right).success).toBe(true)
    for (const wrong of [
      { ...right, status: 'open' },
      { ...right, id: 'elm' },
      { ...right, nonsense: 1 },
      { ...right, url: 'elm' },
      { name: 'Elm' },
    ])
      expect(shape.safeParse(wrong).success).toBe(false)
  })
})
