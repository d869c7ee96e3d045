import type { House } from '../house.js'
import type { Render } from '../web/render.js'
import type { Route } from '../web/routes.js'
import { urls } from '../web/urls.js'
import { callSheet } from './call-sheet.js'
import { compare } from './compare.js'
import { components } from './components.js'
import { data } from './data.js'
import { home } from './home.js'
import { robots, securityText, sitemap } from './machines.js'
import { program } from './program.js'
import { programText } from './program-text.js'
import { reading, readingPages } from './reading.js'
import { search } from './search.js'
import { suggest } from './suggest.js'
import { words } from './words.js'

/** Every address for people looking for care. `origin` is the public address of the site, without a slash at its end. */
export const siteRoutes = (house: House, render: Render, origin: string, contactUrl: string | null = null): readonly Route[] => [
  { path: urls.home, get: home(house, render) },
  { path: '/programs', get: search(house, render) },
  { path: '/suggest', get: suggest(house) },
  { path: '/programs/:slug', get: program(house, render) },
  { path: '/programs/:slug/text', get: programText(house, origin) },
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
