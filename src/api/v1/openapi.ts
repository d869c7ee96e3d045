import type { RequestHandler } from 'express'
import { allFacets, NOT_STATED, parameters } from '../../catalog/program/facets.js'
import {
  anything,
  LARGEST_PAGE,
  LAST_PAGE,
  LONGEST_WORDS,
  MOST_COMPARED,
  MOST_HOURS,
  radii,
  sorts,
} from '../../catalog/search/search-query.js'
import { titleOf, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { SendJson } from '../answers/json.js'
import { describe, inPath, inQuery, json, refused } from '../answers/openapi.js'
import {
  count,
  flag,
  list,
  object,
  oneOf,
  programSchema,
  type Schema,
  text,
} from '../answers/program-schema.js'

const messages = say.api
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

const slugs = { ...list(text), maxItems: MOST_COMPARED }
const hours = { type: 'integer', minimum: 0, maximum: MOST_HOURS }
/** The schema of each search parameter except facets, which follow from their list. */
const own: Readonly<
  Record<Exclude<keyof typeof messages.parameters, 'facet' | 'slug' | 'since'>, Schema>
> = {
  q: { type: 'string', maxLength: LONGEST_WORDS },
  near: text,
  within: { type: 'integer', enum: radii, default: anything.within },
  hours_min: hours,
  hours_max: hours,
  hours_unknown: oneOf(['1']),
  sort: oneOf(sorts),
  page: { type: 'integer', minimum: 1, maximum: LAST_PAGE, default: anything.page },
  size: { type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: anything.size },
  program: slugs,
}

const filters = allFacets.map(({ key }) =>
  inQuery(
    parameters[key],
    messages.parameters.facet(titleOf(key)),
    list(oneOf([...valuesOf(key), NOT_STATED])),
  ),
)
const others = (Object.keys(own) as (keyof typeof own)[]).map((name) =>
  inQuery(name, messages.parameters[name], own[name]),
)

const answers = (content: object, others: object = {}) => ({
  200: { description: messages.answers.ok, content },
  304: { description: messages.answers.unchanged },
  ...others,
  429: refused(messages.answers.many),
})
const bad = { 400: refused(messages.answers.bad) }
const missing = { 404: refused(messages.answers.unknown) }

const counts = list(object({ value: text, label: text, count }))
const found = object(
  {
    total: count,
    page: count,
    pages: count,
    size: count,
    programs: list(ref('Program')),
    facets: object(Object.fromEntries(allFacets.map(({ key }) => [key, counts]))),
    notStated: { type: 'object', additionalProperties: count },
    suggestion: object({ words: text, used: flag }),
  },
  ['suggestion'],
)
const compared = object({
  programs: list(ref('Program')),
  rows: list(object({ key: text, label: text, group: text, cells: list(text), differs: flag })),
})
const changed = object({
  changes: list(
    object({
      seq: count,
      at: { type: 'string', format: 'date-time' },
      slug: text,
      kind: oneOf(['published', 'changed', 'removed']),
    }),
  ),
  next: count,
})

/** One operation; without parameters unless it has some. */
const operation = (
  operationId: string,
  summary: string,
  responses: object,
  parameters?: readonly object[],
) => ({ operationId, summary, ...(parameters ? { parameters } : {}), responses })

/** The OpenAPI 3.1 description, generated from the lists that the API itself uses. */
const description = describe(
  '/api/v1',
  messages,
  {
    '/programs': operation(
      'searchPrograms',
      messages.operations.programs,
      answers(json(found), bad),
      [...filters, ...others],
    ),
    '/programs/{slug}': operation(
      'getProgram',
      messages.operations.program,
      answers(json(ref('Program')), {
        301: { description: messages.answers.moved },
        ...missing,
        410: refused(messages.answers.gone),
      }),
      [inPath('slug', messages.parameters.slug, text)],
    ),
    '/compare': operation(
      'comparePrograms',
      messages.operations.compare,
      answers(json(compared), { ...bad, ...missing }),
      [inQuery('program', messages.parameters.program, { ...slugs, minItems: 1 }, true)],
    ),
    '/changes': operation('listChanges', messages.operations.changes, answers(json(changed), bad), [
      inQuery('since', messages.parameters.since, { ...count, default: 0 }),
    ]),
    '/export.csv': operation(
      'exportCsv',
      messages.operations.csv,
      answers({ 'text/csv': { schema: text } }),
    ),
    '/export.ndjson': operation(
      'exportLines',
      messages.operations.lines,
      answers({ 'application/x-ndjson': { schema: text } }),
    ),
    '/openapi.json': operation(
      'describe',
      messages.operations.openapi,
      answers(json({ type: 'object' })),
    ),
  },
  { Program: programSchema },
)

/** Sends the OpenAPI description. */
export const sendOpenApi =
  (send: SendJson): RequestHandler =>
  (req, res) =>
    send(req, res, () => description)
