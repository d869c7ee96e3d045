import { LAST_PAGE } from '../../catalog/search/search-query.js'
import { say } from '../../messages/say.js'
import { describe, inPath, inQuery, json, refused } from '../answers/openapi.js'
import { count, flag, list, object, type Schema, text } from '../answers/program-schema.js'

const messages = say.hsds.description
export const HSDS_VERSION = '3.0'
export const HSDS_PROFILE = 'https://docs.openreferral.org/en/3.0/hsds/'
/** Open Referral's own schemas by resource: copies of ours would only agree with us. */
const SCHEMAS = 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema'

/** The resources, the name of each one's schema, and whether `full=true` applies. */
const resources = [
  { name: 'services', schema: 'service', whole: true },
  { name: 'organizations', schema: 'organization', whole: true },
  { name: 'service_at_locations', schema: 'service_at_location', whole: true },
  { name: 'taxonomies', schema: 'taxonomy', whole: false },
  { name: 'taxonomy_terms', schema: 'taxonomy_term', whole: false },
] as const

const answer = (schema: Schema) => ({
  200: { description: say.api.answers.ok, content: json(schema) },
})
const pageOf = (schema: Schema) =>
  object({
    total_items: count,
    total_pages: count,
    page_number: count,
    size: count,
    first_page: flag,
    last_page: flag,
    empty: flag,
    contents: list(schema),
  })

const pathsOf = ({ name, schema, whole }: (typeof resources)[number], largest: number) => {
  const one = { $ref: `${SCHEMAS}/${schema}.json` }
  const parameters = [
    inQuery('page', messages.page, { type: 'integer', minimum: 1, maximum: LAST_PAGE, default: 1 }),
    inQuery('per_page', messages.perPage, { type: 'integer', minimum: 1, maximum: largest }),
    ...(whole ? [inQuery('full', messages.full, { ...flag, default: false })] : []),
  ]
  return {
    [`/${name}`]: {
      summary: messages.list(name),
      parameters,
      responses: { ...answer(pageOf(one)), 400: refused(say.api.answers.bad) },
    },
    [`/${name}/{id}`]: {
      summary: messages.one(name),
      parameters: [inPath('id', messages.id, { type: 'string', format: 'uuid' })],
      responses: { ...answer(one), 404: refused(say.hsds.unknown) },
    },
  }
}

/** The OpenAPI 3.1 description of `/hsds`; `largest` holds the maximum page sizes. */
export const hsdsDescription = (largest: Readonly<{ plain: number }>) =>
  describe(
    '/hsds',
    { title: messages.title, description: messages.text },
    {
      '/': {
        summary: messages.root,
        responses: answer(object({ version: text, profile: text, openapi_url: text })),
      },
      '/openapi.json': { summary: messages.self, responses: answer({ type: 'object' }) },
      ...Object.assign({}, ...resources.map((resource) => pathsOf(resource, largest.plain))),
    },
    {},
  )
