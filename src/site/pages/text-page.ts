import type { RequestHandler } from 'express'
import { toDialed } from '../../catalog/text/phone.js'
import type { TextPage } from '../../messages/en/site/text-page.js'
import { say } from '../../messages/say.js'
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

/** The words of a link to where the site is told something: the address itself. */
const contactOf = (contactUrl: string | null) =>
  contactUrl === null
    ? null
    : { href: contactUrl, text: contactUrl.replace(/^(?:mailto:|https:\/\/)/, '') }

/**
 * Pages that only hold words. `contactUrl` is where to tell what does not work, null when none is
 * set.
 */
export const readingPages = (
  contactUrl: string | null,
): readonly Readonly<{ path: string; page: TextPage }>[] => [
  { path: urls.guide, page: say.guide },
  { path: urls.about, page: say.about },
  { path: urls.privacy, page: say.privacy },
  { path: urls.safety, page: say.safety },
  { path: urls.accessibility, page: say.accessibility(contactOf(contactUrl)) },
]

export const showTextPage =
  (page: TextPage, address: string, render: Render): RequestHandler =>
  (req, res) =>
    render(req, res, readingPage(page, address))
