import type { House, Reports } from '../house.js'
import type { Render } from '../web/render.js'
import type { Route } from '../web/routes.js'
import { urls } from '../web/urls.js'
import type { VisitorCount } from '../web/visitor-limit.js'
import { callSheet } from './call-sheet.js'
import { compare } from './compare.js'
import { components } from './components.js'
import { data } from './data.js'
import { home } from './home.js'
import { robots, securityText, sitemap } from './machines.js'
import { program } from './program.js'
import { programText } from './program-text.js'
import { reading, readingPages } from './reading.js'
import { receipt } from './receipt.js'
import { reportForm, sendReport } from './report.js'
import { search } from './search.js'
import { suggest } from './suggest.js'
import { words } from './words.js'

/** What the site answers with. `publicUrl` is its address as configured, without a slash at its end, and `origin` the same, or a guess. */
export type Site = Readonly<{
  house: House
  reports: Reports
  render: Render
  origin: string
  publicUrl: string | null
  contactUrl: string | null
  countReport: VisitorCount
}>

/** Every address for people looking for care. */
export const siteRoutes = ({ house, reports, render, origin, publicUrl, contactUrl, countReport }: Site): readonly Route[] => [
  { path: urls.home, get: home(house, render) },
  { path: '/programs', get: search(house, render) },
  { path: '/suggest', get: suggest(house) },
  { path: '/programs/:slug', get: program(house, render) },
  { path: '/programs/:slug/text', get: programText(house, origin) },
  { path: '/programs/:slug/report', get: reportForm(house, render), post: sendReport(house, reports, render, publicUrl, countReport) },
  { path: '/reports/:code', get: receipt(house, reports, render) },
  { path: '/compare', get: compare(house, render) },
  { path: '/call-sheet', get: callSheet(house, render) },
  ...readingPages(contactUrl).map(({ path, page }) => ({ path, get: reading(page, path, render) })),
  { path: urls.words, get: words(render) },
  { path: urls.data, get: data(house, render) },
  { path: urls.components, get: components(house, render) },
  { path: '/sitemap.xml', get: sitemap(house, origin) },
  { path: '/robots.txt', get: robots(origin) },
  { path: '/.well-known/security.txt', get: securityText(origin, contactUrl) },
]
