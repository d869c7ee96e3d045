import type { RequestHandler } from 'express'
import type { Program } from '../../catalog/program/program.js'
import { LAST_PAGE } from '../../catalog/search/search-query.js'
import { shown } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { hsdsServiceAtLocation } from '../../exchange/hsds/locations.js'
import {
  hsdsOrganization,
  hsdsWholeOrganization,
  type NamedOrganization,
} from '../../exchange/hsds/organizations.js'
import { hsdsService } from '../../exchange/hsds/program-services.js'
import { hsdsTaxonomies, hsdsTerms } from '../../exchange/hsds/taxonomies.js'
import { hsdsWholeService, hsdsWholeServiceAtLocation } from '../../exchange/hsds/whole.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import { type CanonicalAddress, canonicalPath } from '../../web/cache/response-cache.js'
import { sendProblem } from '../../web/html/errors.js'
import { withParams } from '../../web/html/urls.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import type { Route } from '../../web/server/routes.js'
import type { SendJson } from '../answers/json.js'
import { hsdsCatalogue, type RecordList, toRecordList } from './catalogue.js'
import { HSDS_PROFILE, HSDS_VERSION, hsdsDescription } from './openapi.js'

const messages = say.hsds
const PAGE_SIZE = 50
/** A whole record is some hundred times as long as a plain one. */
const LARGEST_PAGES = { plain: 100, whole: 20 } as const

const largestOf = (full: boolean): number => LARGEST_PAGES[full ? 'whole' : 'plain']

type PageRequest = Readonly<{ page: number; size: number; full: boolean }>

/** Query parameters → the requested page; or the problems with them. */
const parsePageRequest = (
  params: URLSearchParams,
  known: readonly string[],
): PageRequest | readonly Problem[] => {
  const problems: Problem[] = []
  const number = (key: string, standard: number, max: number): number => {
    const text = params.get(key) ?? String(standard)
    const value = /^\d{1,7}$/.test(text) ? Number(text) : 0
    if (value < 1 || value > max)
      problems.push({ field: key, message: messages.notANumber(key, max) })
    return value
  }
  for (const key of new Set(params.keys())) {
    if (!known.includes(key))
      problems.push({ field: key, message: messages.unknownParameter(shown(key), known) })
    else if (params.getAll(key).length > 1)
      problems.push({ field: key, message: messages.onlyOne(key) })
  }
  const full = params.get('full') === 'true'
  const largest = largestOf(full)
  const asked = {
    page: number('page', 1, LAST_PAGE),
    size: number('per_page', Math.min(PAGE_SIZE, largest), largest),
    full,
  }
  if (params.has('full') && !/^(?:true|false)$/.test(params.get('full') ?? ''))
    problems.push({ field: 'full', message: messages.notAFlag('full') })
  return problems.length > 0 ? problems : asked
}

/** Inverse of `parsePageRequest`: canonical, without defaults, in the specification's order. */
const toPageParams = ({ page, size, full }: PageRequest): URLSearchParams => {
  const params = new URLSearchParams()
  if (page !== 1) params.append('page', String(page))
  if (size !== Math.min(PAGE_SIZE, largestOf(full))) params.append('per_page', String(size))
  if (full) params.append('full', 'true')
  return params
}

/** A page in HSDS pagination format; one past the last is empty. */
const toPage = <T>(all: readonly T[], { page, size }: PageRequest, show: (one: T) => unknown) => {
  const contents = all.slice((page - 1) * size, page * size).map(show)
  const pages = Math.ceil(all.length / size)
  return {
    total_items: all.length,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}

/** All HSDS routes, a translation of the same programs; `base` is the absolute URL above them. */
export const hsdsRoutes = (
  catalogue: Catalogue,
  send: SendJson,
  base: string,
): readonly Route[] => {
  const records = hsdsCatalogue(catalogue)
  const organizationOf = ({ organization: name }: Program): NamedOrganization =>
    records().named.get(name) ?? { name, programs: [] }
  /** Routes of a resource: `plain` maps a record alone, `whole` with all that belongs to it. */
  const resource = <T>(
    name: string,
    shelf: () => RecordList<T>,
    plain: (one: T) => unknown,
    whole: ((one: T) => unknown) | null,
  ): readonly Route[] => {
    const known = whole ? ['page', 'per_page', 'full'] : ['page', 'per_page']
    const list: RequestHandler = (req, res) => {
      const asked = parsePageRequest(paramsOf(req), known)
      if (!('page' in asked)) return sendProblem(req, res, 400, asked)
      send(req, res, () => toPage(shelf().all, asked, (asked.full && whole) || plain))
    }
    const member: RequestHandler = (req, res) => {
      const one = shelf().byId().get(String(req.params['id']).toLowerCase())
      if (one === undefined) throw new HttpError(404)
      send(req, res, () => (whole ?? plain)(one))
    }
    const canonicalList: CanonicalAddress = (req) => {
      const asked = parsePageRequest(paramsOf(req), known)
      return 'page' in asked ? withParams(canonicalPath(req), toPageParams(asked)) : null
    }
    const canonicalMember: CanonicalAddress = ({ baseUrl, params }) => {
      const id = String(params['id']).toLowerCase()
      return shelf().byId().has(id) ? `${baseUrl}/${name}/${id}` : null
    }
    return [
      { path: `/${name}`, get: list, canonical: canonicalList },
      { path: `/${name}/:id`, get: member, canonical: canonicalMember },
    ]
  }
  const taxonomies = toRecordList(hsdsTaxonomies, ({ id }) => id)
  const terms = toRecordList(hsdsTerms, ({ id }) => id)
  return [
    {
      path: '/',
      get: (req, res) =>
        send(req, res, () => ({
          version: HSDS_VERSION,
          profile: HSDS_PROFILE,
          openapi_url: `${base}/openapi.json`,
        })),
      canonical: canonicalPath,
    },
    {
      path: '/openapi.json',
      get: (req, res) => send(req, res, () => hsdsDescription(LARGEST_PAGES)),
      canonical: canonicalPath,
    },
    ...resource(
      'services',
      () => records().services,
      hsdsService,
      (program) => hsdsWholeService(program, organizationOf(program)),
    ),
    ...resource(
      'organizations',
      () => records().organizations,
      hsdsOrganization,
      hsdsWholeOrganization,
    ),
    ...resource(
      'service_at_locations',
      () => records().placed,
      (program) => hsdsServiceAtLocation(program, false),
      (program) => hsdsWholeServiceAtLocation(program, organizationOf(program)),
    ),
    ...resource(
      'taxonomies',
      () => taxonomies,
      (one) => one,
      null,
    ),
    ...resource(
      'taxonomy_terms',
      () => terms,
      (one) => one,
      null,
    ),
  ]
}
