import type { Catalogue, Reports } from '../live/catalogue.js'
import { createDownloads, type SendFile } from '../web/cache/downloads.js'
import { bare } from '../web/cache/response-cache.js'
import type { Render } from '../web/html/render.js'
import { urls } from '../web/html/urls.js'
import type { ReportCount } from '../web/limits/report-limit.js'
import type { Route } from '../web/server/routes.js'
import { callSheet, canonicalCallSheet } from './compare/call-sheet.js'
import { canonicalComparison, compare } from './compare/compare.js'
import { components } from './pages/components.js'
import { data } from './pages/data.js'
import { words } from './pages/glossary.js'
import { home } from './pages/home.js'
import { robots, securityText, sitemap } from './pages/robots.js'
import { reading, readingPages } from './pages/text-page.js'
import { canonicalProgram, program } from './program/program.js'
import { programText } from './program/program-text.js'
import { receipt } from './report/receipt.js'
import { canonicalReport, reportForm, sendReport } from './report/report.js'
import { canonicalSearch, search } from './search/search.js'
import { suggest } from './search/suggest.js'

/** A megabyte on the line, which a search engine asks for once a day. */
const SITEMAP_WEIGHT = 5

/** What the site answers with. `publicUrl` is its address as configured, without a slash at its end, and `origin` the same, or a guess. */
export type Site = Readonly<{
  catalogue: Catalogue
  reports: Reports
  render: Render
  origin: string
  publicUrl: string | null
  contactUrl: string | null
  countReport: ReportCount
  sendFile?: SendFile
}>

/** Every address for people looking for care. */
export const siteRoutes = ({
  catalogue,
  reports,
  render,
  origin,
  publicUrl,
  contactUrl,
  countReport,
  sendFile = createDownloads(),
}: Site): readonly Route[] => [
  { path: urls.home, get: home(catalogue, render), kept: bare },
  { path: '/programs', get: search(catalogue, render), kept: canonicalSearch(catalogue) },
  { path: '/suggest', get: suggest(catalogue) },
  { path: '/programs/:slug', get: program(catalogue, render), kept: canonicalProgram(catalogue) },
  { path: '/programs/:slug/text', get: programText(catalogue, origin) },
  {
    path: '/programs/:slug/report',
    get: reportForm(catalogue, render),
    post: sendReport(catalogue, reports, render, publicUrl, countReport),
    kept: canonicalReport(catalogue),
  },
  { path: '/reports/:code', get: receipt(catalogue, reports, render) },
  { path: '/compare', get: compare(catalogue, render), kept: canonicalComparison(catalogue) },
  { path: '/call-sheet', get: callSheet(catalogue, render), kept: canonicalCallSheet(catalogue) },
  ...readingPages(contactUrl).map(({ path, page }) => ({ path, get: reading(page, path, render), kept: bare })),
  { path: urls.words, get: words(render), kept: bare },
  { path: urls.data, get: data(catalogue, render), kept: bare },
  { path: urls.components, get: components(catalogue, render), kept: bare },
  { path: '/sitemap.xml', get: sitemap(catalogue, origin, sendFile), weight: SITEMAP_WEIGHT },
  { path: '/robots.txt', get: robots(origin) },
  { path: '/.well-known/security.txt', get: securityText(origin, contactUrl) },
]
