import type { Request, Response } from 'express'
import { type Role, writers } from '../../catalog/editing/role.js'
import { toDialed } from '../../catalog/text/phone.js'
import { say } from '../../messages/say.js'
import { offerToCache } from '../cache/response-cache.js'
import { sendText } from '../http/send.js'
import { adminUrls } from './admin-urls.js'
import { readAssets } from './assets.js'
import type { Page } from './page.js'
import { strictView } from './strict-view.js'
import { readTemplates } from './templates.js'
import { urls } from './urls.js'

/** Sends a page as HTML with `no-store`: neither browser nor proxy caches it. */
export type Render = (req: Request, res: Response, page: Page) => void
type NavLink = Readonly<{ href: string; text: string }>
type AdminNavLink = NavLink & Readonly<{ for?: readonly Role[] }>
type SignedInEditor = Readonly<{ editor: Readonly<{ name: string; role: Role }> }>
/**
 * The same in the admin layout. `token` is the CSRF token for its forms; null means not signed in,
 * and no navigation. `session` names the editor and hides links that the role may not use.
 */
export type RenderAdmin = (
  to: Readonly<{ req: Request; res: Response; token: string | null; session?: SignedInEditor }>,
  page: Page,
) => void

/** "Leave this page" leads to `leaveUrl`; `age` is the catalogue's in minutes, null when fresh. */
export const createRendering = (
  config: Readonly<{ production: boolean; leaveUrl: string }>,
  age: () => number | null,
) => {
  const assets = readAssets()
  const fill = readTemplates()
  const strict = config.production ? <T extends object>(view: T): T => view : strictView
  const frame = {
    say: say.layout,
    crisis: say.crisis,
    more: toDialed(say.crisis.more),
    styles: assets.address('styles.css'),
    script: assets.address('enhance.js'),
    icon: assets.address('icon.svg'),
    home: urls.home,
    leaveUrl: config.leaveUrl,
  }
  const nav: readonly NavLink[] = [
    { href: urls.search(), text: say.layout.programs },
    { href: urls.guide, text: say.layout.guide },
    { href: urls.words, text: say.layout.words },
  ]
  const foot: readonly NavLink[] = [
    { href: urls.safety, text: say.layout.safety },
    { href: urls.privacy, text: say.layout.privacy },
    { href: urls.data, text: say.layout.data },
    { href: urls.about, text: say.layout.about },
    { href: urls.accessibility, text: say.layout.accessibility },
  ]
  const render: Render = (req, res, page) => {
    const main = fill(page.template, strict(page.view))
    const mark = (links: readonly NavLink[]) =>
      links.map((link) => ({ ...link, current: link.href === page.current }))
    const title = say.layout.title(page.title)
    const minutes = age()
    const aged = minutes === null ? null : say.layout.age(minutes)
    const html = fill(
      'layout',
      strict({
        ...frame,
        body: main,
        aged,
        title,
        nav: mark(nav),
        foot: mark(foot),
        tray: page.tray ?? null,
      }),
    )
    res.setHeader('Cache-Control', 'no-store')
    offerToCache(req, res, sendText(req, res, page.status ?? 200, 'text/html; charset=utf-8', html))
  }
  const adminFrame = {
    say: say.layout,
    frame: say.dashboard.frame,
    styles: frame.styles,
    adminStyles: assets.address('admin.css'),
    icon: frame.icon,
    home: adminUrls.dashboard,
    account: adminUrls.account,
    signOut: adminUrls.signOut,
  }
  const adminNav: readonly AdminNavLink[] = [
    { href: adminUrls.listings(), text: say.dashboard.frame.listings },
    { href: adminUrls.imports, text: say.dashboard.frame.imports, for: writers },
    { href: adminUrls.reports, text: say.dashboard.frame.reports },
    { href: adminUrls.history, text: say.dashboard.frame.history },
    { href: adminUrls.editors, text: say.dashboard.frame.editors, for: ['owner'] },
    { href: adminUrls.guide, text: say.dashboard.frame.guide },
    { href: adminUrls.account, text: say.dashboard.frame.account },
    { href: urls.home, text: say.dashboard.frame.site },
  ]
  const renderAdmin: RenderAdmin = ({ req, res, token, session }, page) => {
    const body = fill(page.template, strict(page.view))
    const open = adminNav.filter(
      (link) =>
        link.for === undefined || (session ? link.for.includes(session.editor.role) : false),
    )
    const nav =
      token === null
        ? null
        : open.map(({ href, text }) => ({ href, text, current: href === page.current }))
    const who = session ? session.editor.name : null
    const html = fill(
      'admin/frame/layout',
      strict({
        ...adminFrame,
        body,
        title: say.dashboard.frame.title(page.title),
        nav,
        token,
        who,
      }),
    )
    sendText(req, res, page.status ?? 200, 'text/html; charset=utf-8', html)
  }
  return { render, renderAdmin, assets }
}
