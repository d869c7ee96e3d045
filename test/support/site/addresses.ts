import { API, apiRoutes, HSDS, openReferralRoutes } from '../../../src/api/index.js'
import type { Program } from '../../../src/catalog/program/program.js'
import { anything } from '../../../src/catalog/search/search-query.js'
import { hsdsServiceAtLocationId } from '../../../src/exchange/hsds/locations.js'
import { hsdsOrganizationId, hsdsServiceId } from '../../../src/exchange/hsds/program-services.js'
import { hsdsTaxonomies, hsdsTerms } from '../../../src/exchange/hsds/taxonomies.js'
import type { Catalogue } from '../../../src/live/catalogue.js'
import { siteRoutes } from '../../../src/site/index.js'
import { addReport } from '../../../src/store/reports/corrections.js'
import { healthRoutes } from '../../../src/web/server/health.js'
import type { Route } from '../../../src/web/server/routes.js'
import type { Site } from './open-site.js'

const asked = (slugs: readonly string[]): string => slugs.map((slug) => `program=${slug}`).join('&')

/** Every route of visitors, to look at its pattern. */
export const visitorRoutes = (catalogue: Catalogue): readonly Route[] =>
  siteRoutes({
    catalogue,
    reports: { add: async () => 'full', find: async () => null },
    render: () => {},
    origin: '',
    publicUrl: null,
    contactUrl: null,
    countReport: () => null,
  })

/**
 * Every address there is, from the routes themselves, so that a new one is tested by being there;
 * each with what it needs to show something.
 */
export const addressesOf = async ({ catalogue, database }: Site): Promise<readonly string[]> => {
  const programs = catalogue.programs()
  const slugs = programs.map(({ slug }) => slug)
  const program = programs[100] as Program
  const { slug } = program
  const ids: Readonly<Record<string, string | undefined>> = {
    services: hsdsServiceId(program),
    organizations: hsdsOrganizationId(program.organization),
    service_at_locations: hsdsServiceAtLocationId(program),
    taxonomies: hsdsTaxonomies[0]?.id,
    taxonomy_terms: hsdsTerms[0]?.id,
  }
  const added = await addReport(database, { slug, topic: 'contact', words: '' })
  const code = typeof added === 'string' ? added : added.code
  const routes = [
    ...visitorRoutes(catalogue).map(({ path }) => path),
    ...apiRoutes(catalogue).map(({ path }) => `${API}${path}`),
    ...openReferralRoutes(catalogue, '').map(({ path }) => `${HSDS}${path}`),
    ...healthRoutes(catalogue).map(({ path }) => path),
  ]
  return routes
    .map((path) =>
      path
        .replace(':slug', slug)
        .replace(':code', code)
        .replace(/(\w+)\/:id$/, (_, name) => `${name}/${ids[name]}`),
    )
    .map((address) =>
      /compare|call-sheet/.test(address) ? `${address}?${asked(slugs.slice(10, 12))}` : address,
    )
}

/** Programs that a page has been too narrow for, or may be. */
const remarkable: readonly ((program: Program) => boolean)[] = [
  ({ phone }) => phone?.includes(' x') === true,
  ({ name }) => name.length > 70,
  ({ location }) => location?.precision === 'withheld',
  ({ website }) => website !== null && website.length > 60,
]

/** Pages in a state that their bare address does not show. */
const statesOf = ({ catalogue }: Site): readonly string[] => {
  const slugs = catalogue.programs().map(({ slug }) => slug)
  const samples = catalogue
    .find({ ...anything, chosen: { source: ['provider'] } })
    .programs.map(({ program }) => program.slug)
  return [
    `/programs?near=43215&payment=medicaid&hours_max=12&hours_unknown=1&${asked(samples.slice(0, 2))}`,
    '/programs?near=43215&payment=medicaid&hours_min=9&hours_unknown=1&q=a&sort=checked&page=2',
    '/programs?near=43215&source=provider',
    '/programs?state=OH',
    '/filters?near=43215&payment=free&medication=methadone&also_here=residential&hours_max=9',
    '/programs?state=OH&state=PR&payment=medicaid',
    '/programs?near=99950&within=5&age=children&nonsense=1',
    '/programs?near=Springfield&q=adiction',
    '/programs?q=recovry for teems in austin on medicaid',
    '/programs?near=82001&within=100&modality=ketamine&condition=gambling&q=gambling dbt online',
    ...samples.map((slug) => `/programs/${slug}`),
    ...remarkable
      .flatMap((is) => catalogue.programs().find(is) ?? [])
      .map(({ slug }) => `/programs/${slug}`),
    '/compare',
    `/compare?${asked(samples.slice(0, 1))}`,
    `/compare?${asked(samples.slice(0, 2))}`,
    `/compare?${asked(samples.slice(0, 2))}&rows=differences`,
    `/compare?${asked([...samples.slice(2, 4), ...slugs.slice(0, 2)])}`,
    '/call-sheet',
    `/call-sheet?${asked(samples.slice(0, 2))}`,
    '/nowhere',
  ]
}

/**
 * Every page that a visitor can see: the addresses that answer with HTML, and their other states.
 */
export const pagesOf = async (site: Site): Promise<readonly string[]> => {
  const pages: string[] = []
  for (const address of [...(await addressesOf(site)), ...statesOf(site)])
    if ((await site.get(address)).type === 'text/html') pages.push(address)
  return pages
}
