import { say } from '../../messages/say.js'
import { version } from './json.js'
import { list, object, type Schema, text } from './program-schema.js'

/** The content of a JSON response. */
export const json = (schema: Schema) => ({ 'application/json': { schema } })

/** A response that lists problems. */
export const refused = (description: string) => ({
  description,
  content: json({ $ref: '#/components/schemas/Problems' }),
})

/** A parameter of the query. */
export const inQuery = (name: string, description: string, schema: Schema, required = false) => ({
  name,
  in: 'query',
  description,
  required,
  schema,
})

/** A parameter in the path. */
export const inPath = (name: string, description: string, schema: Schema) => ({
  ...inQuery(name, description, schema, true),
  in: 'path',
})

/** An OpenAPI 3.1 description of the API at `url`; `paths` have one operation each, a GET. */
export const describe = (
  url: string,
  { title, description }: Readonly<{ title: string; description: string }>,
  paths: Readonly<Record<string, object>>,
  schemas: Readonly<Record<string, Schema>>,
) => ({
  openapi: '3.1.0',
  info: { title, version, description, license: { name: say.api.license } },
  servers: [{ url }],
  paths: Object.fromEntries(Object.entries(paths).map(([path, get]) => [path, { get }])),
  components: {
    schemas: {
      ...schemas,
      Problems: object({ problems: list(object({ field: text, message: text })) }),
    },
  },
})
