import type { House, Reports } from '../house.js'
import { createDownloads, type SendFile } from '../web/downloads.js'
import { bare } from '../web/kept-answers.js'
import type { Render } from '../web/render.js'
import type { ReportCount } from '../web/report-limit.js'
import type { Route } from '../web/routes.js'
import { urls } from '../web/urls.js'
import { callSheet, canonicalCallSheet } from './call-sheet.js'
import { canonicalComparison, compare } from './compare.js'
import { components } from './components.js'
import { data } from './data.js'
import { home } from './home.js'
import { robots, securityText, sitemap } from './machines.js'
import { canonicalProgram, program } from './program.js'
import { programText } from './program-text.js'
import { reading, readingPages } from './reading.js'
import { receipt } from './receipt.js'
import { canonicalReport, reportForm, sendReport } from './report.js'
import { canonicalSearch, search } from './search.js'
import { suggest } from './suggest.js'
import { words } from './words.js'

/** A megabyte on the line, which a search engine asks for once a day. */
const SITEMAP_WEIGHT = 5

/** What the site answers with. `publicUrl` is its address as configured, without a slash at its end, and `origin` the same, or a guess. */
export type Site = Readonly<{
  house: House
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
  house,
  reports,
  render,
  origin,
  publicUrl,
  contactUrl,
  countReport,
  sendFile = createDownloads(),
}: Site): readonly Route[] => [
  { path: urls.home, get: home(house, render), kept: bare },
  { path: '/programs', get: search(house, render), kept: canonicalSearch(house) },
  { path: '/suggest', get: suggest(house) },
  { path: '/programs/:slug', get: program(house, render), kept: canonicalProgram(house) },
  { path: '/programs/:slug/text', get: programText(house, origin) },
  {
    path: '/programs/:slug/report',
    get: reportForm(house, render),
    post: sendReport(house, reports, render, publicUrl, countReport),
    kept: canonicalReport(house),
  },
  { path: '/reports/:code', get: receipt(house, reports, render) },
  { path: '/compare', get: compare(house, render), kept: canonicalComparison(house) },
  { path: '/call-sheet', get: callSheet(house, render), kept: canonicalCallSheet(house) },
  ...readingPages(contactUrl).map(({ path, page }) => ({ path, get: reading(page, path, render), kept: bare })),
  { path: urls.words, get: words(render), kept: bare },
  { path: urls.data, get: data(house, render), kept: bare },
  { path: urls.components, get: components(house, render), kept: bare },
  { path: '/sitemap.xml', get: sitemap(house, origin, sendFile), weight: SITEMAP_WEIGHT },
  { path: '/robots.txt', get: robots(origin) },
  { path: '/.well-known/security.txt', get: securityText(origin, contactUrl) },
]
