import type { Catalogue, Reports } from '../live/catalogue.js'
import { createDownloads, type SendFile } from '../web/cache/downloads.js'
import { canonicalPath } from '../web/cache/response-cache.js'
import type { Render } from '../web/html/render.js'
import { urls } from '../web/html/urls.js'
import type { ReportCount } from '../web/limits/report-limit.js'
import type { Route } from '../web/server/routes.js'
import { canonicalCallSheet, showCallSheet } from './compare/call-sheet.js'
import { canonicalComparison, showComparison } from './compare/compare.js'
import { showComponents } from './pages/components.js'
import { showData } from './pages/data.js'
import { showGlossary } from './pages/glossary.js'
import { showHome } from './pages/home.js'
import { sendRobots, sendSecurityText, sendSitemap } from './pages/robots.js'
import { readingPages, showTextPage } from './pages/text-page.js'
import { canonicalProgram, showProgram } from './program/program.js'
import { showProgramText } from './program/program-text.js'
import { showReceipt } from './report/receipt.js'
import { canonicalReport, sendReport, showReportForm } from './report/report.js'
import { canonicalFilters, showAllFilters } from './search/all-filters.js'
import { canonicalSearch, showSearch } from './search/search.js'
import { sendSuggestions } from './search/suggest.js'

/** A megabyte, which a search engine requests once a day. */
const SITEMAP_WEIGHT = 5

/**
 * Dependencies of the site. `publicUrl` is its configured address without a trailing slash, and
 * `origin` the same, or a guess.
 */
export type SiteDependencies = Readonly<{
  catalogue: Catalogue
  reports: Reports
  render: Render
  origin: string
  publicUrl: string | null
  contactUrl: string | null
  countReport: ReportCount
  sendFile?: SendFile
}>

/** Every route of the public site. */
export const siteRoutes = ({
  catalogue,
  reports,
  render,
  origin,
  publicUrl,
  contactUrl,
  countReport,
  sendFile = createDownloads(),
}: SiteDependencies): readonly Route[] => [
  { path: urls.home, get: showHome(catalogue, render), canonical: canonicalPath },
  { path: '/programs', get: showSearch(catalogue, render), canonical: canonicalSearch(catalogue) },
  {
    path: '/filters',
    get: showAllFilters(catalogue, render),
    canonical: canonicalFilters(catalogue),
  },
  { path: '/suggest', get: sendSuggestions(catalogue) },
  {
    path: '/programs/:slug',
    get: showProgram(catalogue, render),
    canonical: canonicalProgram(catalogue),
  },
  { path: '/programs/:slug/text', get: showProgramText(catalogue, origin) },
  {
    path: '/programs/:slug/report',
    get: showReportForm(catalogue, render),
    post: sendReport(catalogue, reports, render, publicUrl, countReport),
    canonical: canonicalReport(catalogue),
  },
  { path: '/reports/:code', get: showReceipt(catalogue, reports, render) },
  {
    path: '/compare',
    get: showComparison(catalogue, render),
    canonical: canonicalComparison(catalogue),
  },
  {
    path: '/call-sheet',
    get: showCallSheet(catalogue, render),
    canonical: canonicalCallSheet(catalogue),
  },
  ...readingPages(contactUrl).map(({ path, page }) => ({
    path,
    get: showTextPage(page, path, render),
    canonical: canonicalPath,
  })),
  { path: urls.words, get: showGlossary(render), canonical: canonicalPath },
  { path: urls.data, get: showData(catalogue, render), canonical: canonicalPath },
  { path: urls.components, get: showComponents(catalogue, render), canonical: canonicalPath },
  { path: '/sitemap.xml', get: sendSitemap(catalogue, origin, sendFile), weight: SITEMAP_WEIGHT },
  { path: '/robots.txt', get: sendRobots(origin) },
  { path: '/.well-known/security.txt', get: sendSecurityText(origin, contactUrl) },
]
