import type { RequestHandler } from 'express'
import { toDialed } from '../../catalog/text/phone.js'
import { say } from '../../messages/say.js'
import type { TextPage } from '../../messages/shapes/text-page.js'
import type { Page } from '../../web/html/page.js'
import type { Render } from '../../web/html/render.js'
import { urls } from '../../web/html/urls.js'

const readingPage = (page: TextPage, address: string): Page => ({
  template: 'site/pages/text-page',
  title: page.title,
  current: address,
  view: {
    title: page.title,
    lead: page.lead,
    sections: page.sections.map(
      ({ title, paragraphs = [], list = [], promises = [], links = [] }, i) => ({
        id: `s${i + 1}`,
        title,
        paragraphs: paragraphs.map(toDialed),
        list: list.map(toDialed),
        promises,
        links,
      }),
    ),
  },
})

/** The contact link; its text is the address itself. */
const contactOf = (contactUrl: string | null) =>
  contactUrl === null
    ? null
    : { href: contactUrl, text: contactUrl.replace(/^(?:mailto:|https:\/\/)/, '') }

/** The text-only pages. `contactUrl` takes reports of problems, null when none is set. */
export const readingPages = (
  contactUrl: string | null,
): readonly Readonly<{ path: string; page: TextPage }>[] => [
  { path: urls.guide, page: say.guide },
  { path: urls.about, page: say.about },
  { path: urls.privacy, page: say.privacy },
  { path: urls.safety, page: say.safety },
  { path: urls.accessibility, page: say.accessibility(contactOf(contactUrl)) },
]

/** Shows a text page; `address` marks it as current in the navigation. */
export const showTextPage =
  (page: TextPage, address: string, render: Render): RequestHandler =>
  (req, res) =>
    render(req, res, readingPage(page, address))
